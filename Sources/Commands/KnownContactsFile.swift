internal import DelimitedText
internal import EventModel
internal import EventReader
internal import Foundation

/// A list of the contacts that the vendor knows: a table with a column for each kind of identifier that it gives.
struct KnownContactsFile {
    /// The identifiers of all rows.
    let identifiers: Set<Identifier>

    /// Reads a file.
    ///
    /// - Throws: ``BadData`` where no column is an identifier, `DelimitedTextError`, `EventReadingError`.
    init(path: String) throws {
        let source = EventSource.file(path)
        let stream = try UnpackedStream(source)
        let reader = try DelimitedReader(source.name, settings: DelimitedSettings(), read: stream.read)
        let columns = reader.columns.enumerated().compactMap { index, name in
            Self.kind(named: name).map { (index: index, kind: $0) }
        }
        guard !columns.isEmpty else {
            let kinds = IdentifierKind.allCases.map(\.name).joined(separator: ", ")
            throw BadData(message: "\(path): no column holds identifiers; name one in the first row: \(kinds)")
        }
        var identifiers = Set<Identifier>()
        var (rejected, first) = (0, "")
        while let step = try reader.next() {
            switch step {
            case .record:
                for (index, kind) in columns {
                    if let identifier = Identifier(kind: kind, text: reader.text(index)) {
                        identifiers.insert(identifier)
                    }
                }
            case .rejected(let rejection):
                rejected += 1
                if rejected == 1 { first = "line \(rejection.line): \(rejection.reason)" }
            }
        }
        if rejected > 0 {
            let rows = rejected == 1 ? "1 row is" : "\(rejected) rows are"
            StandardError.write("hint: \(path): \(rows) left out, the first at \(first)\n")
        }
        self.identifiers = identifiers
    }

    /// The kind that a column's name stands for, whatever its case and whatever stands between its words.
    private static func kind(named name: String) -> IdentifierKind? {
        let word = name.filter { $0.isLetter || $0.isNumber }
        // The vendor's pages call the customer's number External ID.
        return IdentifierKind(parameterName: word.lowercased() == "externalid" ? "externalCustomerId" : word)
    }
}
