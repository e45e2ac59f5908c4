internal import DelimitedText
package import EventModel

/// The identifiers in a CSV file: of a column named after one kind of identifier, else of one that looks like it.
///
/// - Where the first row names identifiers (`email`, `Phone number`, `External ID`), each row counts by the first
///   that it has, in the order of the kinds.
/// - Else the first column counts whose values all look like emails or like phones, the first row passed over if it does
///   not. A column alone in its file that looks like neither holds external customer ids.
///
/// Commas, semicolons or tabs separate, whichever the first row has most of; without any of them bars do, if that gives a
/// column of identifiers.
package struct IdentifierList: Hashable, Sendable {
    /// The identifiers, in the order of the rows; empty and absent ones are left out.
    package let identifiers: [Identifier]

    /// No column is an identifier.
    package struct NoIdentifierColumn: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what to do.
        package var description: String {
            let kinds = IdentifierKind.allCases.map(\.name).joined(separator: ", ")
            return "no column holds identifiers; name one in the first row: \(kinds)"
        }
    }

    /// Reads the bytes of a file: UTF-8, with or without a byte order mark.
    package init(csv bytes: some Collection<UInt8>) throws(NoIdentifierColumn) {
        let bytes = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        let rows = DelimitedRows.texts(bytes, delimiter: Self.delimiter(of: bytes))
        guard let header = rows.first else {
            identifiers = []
            return
        }
        let isSingle = header.count == 1
        if let found = (isSingle ? Self.barred(bytes) : nil) ?? Self.identifiers(of: rows) {
            identifiers = found
        } else if isSingle {
            identifiers = rows.compactMap { Self.identifier(.externalCustomerId, in: $0, 0) }
        } else {
            throw NoIdentifierColumn()
        }
    }

    /// The delimiter of which the first line has most; the usual one if it has none.
    private static func delimiter(of bytes: [UInt8]) -> Delimiter {
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        var best = (delimiter: Delimiter.comma, count: 0)
        for delimiter in Delimiter.detectable {
            let count = first.count { $0 == delimiter.byte }
            if count > best.count { best = (delimiter, count) }
        }
        return best.delimiter
    }

    /// The identifiers where bars separate cells: the first row names some, or all rows have as many cells and a column looks
    /// like some; nil otherwise, since a bar may be part of what stands alone.
    private static func barred(_ bytes: [UInt8]) -> [Identifier]? {
        // A list of a million lines is not cut once more for nothing.
        guard bytes.contains(Delimiter.bar.byte) else { return nil }
        let rows = DelimitedRows.texts(bytes, delimiter: .bar)
        guard let header = rows.first, header.count > 1,
            header.contains(where: { kind(named: $0) != nil }) || rows.allSatisfy({ $0.count == header.count })
        else { return nil }
        return identifiers(of: rows)
    }

    /// The identifiers of a column that is named after a kind, or looks like one; nil if there is none.
    private static func identifiers(of rows: [[String]]) -> [Identifier]? {
        guard let header = rows.first else { return nil }
        let named = header.enumerated().compactMap { column, name in kind(named: name).map { ($0, column) } }
        if !named.isEmpty {
            let ordered = named.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            return rows.dropFirst().compactMap { row in
                ordered.lazy.compactMap { kind, column in identifier(kind, in: row, column) }.first
            }
        }
        for column in header.indices {
            let texts = rows.map { column < $0.count ? $0[column] : "" }
            for kind in [IdentifierKind.email, .phone] where all(texts, looksLike: kind) {
                return texts.filter { looks($0, like: kind) }.compactMap { Identifier(kind: kind, text: $0) }
            }
        }
        return nil
    }

    private static func identifier(_ kind: IdentifierKind, in row: [String], _ column: Int) -> Identifier? {
        column < row.count ? Identifier(kind: kind, text: row[column]) : nil
    }

    /// The kind that a column's name stands for, whatever its case and whatever stands between its words.
    ///
    /// External ID is what the vendor's own lists call it (docs.yespo.io, files-preparation).
    private static func kind(named name: String) -> IdentifierKind? {
        let letters = name.filter { $0.isLetter || $0.isNumber }
        return letters.lowercased() == "externalid" ? .externalCustomerId : IdentifierKind(parameterName: letters)
    }

    /// Whether all texts that are not empty look like a kind; the first may be a name instead.
    private static func all(_ texts: [String], looksLike kind: IdentifierKind) -> Bool {
        let rest = texts.dropFirst().filter { !$0.isEmpty }
        guard rest.allSatisfy({ looks($0, like: kind) }) else { return false }
        return !rest.isEmpty || looks(texts[0], like: kind)
    }

    private static func looks(_ text: String, like kind: IdentifierKind) -> Bool {
        guard let value = Identifier.normalized(text, kind: kind) else { return false }
        if kind == .email {
            let parts = value.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !value.contains(" ")
        }
        // The digits of an international number, of which the shortest in use have 10 with their country code.
        return (10...15).contains(value.utf8.count) && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
