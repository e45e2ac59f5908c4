/// The rows of a result as text for a program, appended row by row.
///
/// In JSON and NDJSON a row is an object with the keys of ``RowNotation/keys(_:)``.
package struct RowText: Sendable {
    /// How JSON has numbers that need not be whole.
    package enum Decimals: Sendable {
        /// As texts, so that no reader rounds money.
        case texts
        /// As numbers with all their digits.
        case numbers
    }

    private let notation: RowNotation
    private let titles: [String]
    private let keys: [String]
    private let decimals: Decimals
    private var isFirst = true

    /// Prepares rows below these titles.
    package init(_ notation: RowNotation, titles: [String], decimals: Decimals = .texts) {
        self.notation = notation
        self.titles = titles
        self.decimals = decimals
        keys = notation.keys(titles)
    }

    /// Appends what stands above the first row.
    package func appendOpening(to bytes: inout [UInt8]) { notation.appendOpening(titles, to: &bytes) }

    /// Appends a row, which has a cell for each title.
    package mutating func append(_ row: [ResultTable.Cell], to bytes: inout [UInt8]) {
        switch notation {
        case .csv(let writer): writer.appendRow(row, to: &bytes)
        case .json:
            if !isFirst { bytes += ",\n".utf8 }
            JSONText.append(object(row), to: &bytes)
        case .ndjson(let part):
            JSONText.append(object(row, part), to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        isFirst = false
    }

    /// Appends what stands below the last row.
    package func appendClosing(to bytes: inout [UInt8]) { notation.appendClosing(to: &bytes) }

    private func object(_ row: [ResultTable.Cell], _ part: String? = nil) -> JSONDocument {
        let members = zip(keys, row).map { ($0, $1.document(decimals)) }
        return .object(part.map { [("part", .text($0))] + members } ?? members)
    }
}

extension ResultTable {
    /// All rows as text for a program, with what stands above and below them.
    package func bytes(_ notation: RowNotation) -> [UInt8] {
        var text = RowText(notation, titles: columns.map(\.title))
        var bytes: [UInt8] = []
        text.appendOpening(to: &bytes)
        for row in rows { text.append(row, to: &bytes) }
        text.appendClosing(to: &bytes)
        return bytes
    }
}
