internal import DelimitedText
internal import EventModel
internal import EventReader
internal import EventStore

/// A contact list in a CSV file: a row is a contact, its header says what the columns are.
final class DelimitedContactList: ContactListSource {
    private(set) var fieldNames: [String]
    private let reader: DelimitedReader
    private let stream: UnpackedStream
    private var columns: [Column] = []
    private var scratch: [UInt8] = []

    /// A column of the table that is kept.
    private struct Column {
        let index: Int
        /// The kind of identifier, if it is one.
        let kind: IdentifierKind?
        /// The number of the field that it is or, once there is one, of that which takes what is no first identifier.
        var field: Int?
        let isDate: Bool
    }

    var name: String { reader.name }
    var filePosition: Int { stream.filePosition }
    var fileByteCount: Int? { stream.fileByteCount }

    /// What the table was taken as, in words: its format, and the columns that are something else than their names say.
    let taken: String

    /// Begins to read a table, whose stream is open, and finds out what its columns are.
    init(
        _ name: String,
        _ stream: UnpackedStream,
        _ map: ContactListMap,
        _ settings: DelimitedSettings
    ) throws {
        self.stream = stream
        reader = try DelimitedReader(
            name,
            settings: settings.completed(by: map.settings),
            read: stream.read
        )
        try map.check(reader.columns, of: reader.name)
        var names: [String] = []
        var owners: [String: String] = [:]
        var words: [String] = []
        var hasIdentifier = false
        for (index, header) in reader.columns.enumerated() {
            let title = header.isEmpty ? "column \(index + 1)" : header
            let column = map.column(named: title)
            if StandardContactField.folded(title) != StandardContactField.folded(column.words) {
                words.append("\(title) as \(column.words)")
            }
            switch column {
            case .leftOut: continue
            case .identifier(let kind, _):
                hasIdentifier = true
                try Self.claim(title, for: title, &owners, of: reader.name)
                columns.append(Column(index: index, kind: kind, isDate: false))
            case .field(let field, let isDate):
                try Self.claim(field, for: title, &owners, of: reader.name)
                columns.append(Column(index: index, kind: nil, field: names.count, isDate: isDate))
                names.append(field)
            }
        }
        fieldNames = names
        let dates = columns.contains(where: \.isDate) ? ", dates \(reader.format.dateOrder.pattern)" : ""
        taken = (["\(reader.format.encoding), \(reader.format.delimiter)\(dates)"] + words).joined(separator: "; ")
        guard hasIdentifier else {
            let kinds = IdentifierKind.allCases.map(\.name).joined(separator: ", ")
            throw ContactListError(
                file: reader.name,
                problem: "no column names a contact (\(kinds)); say by --contacts-map which one does. "
                    + "Its columns: \(reader.columns.prefix(50).joined(separator: ", "))"
            )
        }
    }

    private static func claim(
        _ field: String,
        for title: String,
        _ owners: inout [String: String],
        of file: String
    ) throws {
        if let other = owners[field] {
            throw ContactListError(
                file: file,
                problem: other == title
                    ? "two columns are called \(title); rename one of them"
                    : "the columns \(other) and \(title) are both \(field); say by --contacts-map what each is"
            )
        }
        owners[field] = title
    }

    func next(_ row: inout ContactListRow) throws -> ContactListStep? {
        while let step = try reader.next() {
            switch step {
            case .rejected(let rejection): return .rejected(ContactListRejection(rejection))
            case .record where reader.isEmpty: continue
            case .record:
                row.begin(line: reader.line, byte: reader.byte)
                for index in columns.indices { fill(index, &row) }
                guard row.hasIdentifier else {
                    return .rejected(ContactListRejection(reader.rejection(Self.nobody)))
                }
                return .row
            }
        }
        return nil
    }

    static let nobody = "the row names no contact: it has no email, phone or other identifier that is not empty"

    private func fill(_ index: Int, _ row: inout ContactListRow) {
        let column = columns[index]
        let cell = reader.trimmedCell(column.index)
        guard !cell.isEmpty else { return }
        if let kind = column.kind {
            if row.append(cell, as: kind) == .another { row.append(cell, asField: fieldBeside(index)) }
            return
        }
        guard let field = column.field else { return }
        if column.isDate, let date = DateCell(cell, order: reader.format.dateOrder) {
            scratch.removeAll(keepingCapacity: true)
            let form: TimeForm = date.precision == .day ? .date : date.precision == .minute ? .minute : .second
            date.clock.append(in: form, to: &scratch)
            scratch.append(contentsOf: cell[date.fraction])
            scratch.append(contentsOf: cell[date.zone])
            scratch.withUnsafeBytes { row.append($0, asField: field) }
        } else {
            row.append(cell, asField: field)
        }
    }

    /// The field for what a column of identifiers gives beside the first one of its kind.
    private func fieldBeside(_ index: Int) -> Int {
        if let known = columns[index].field { return known }
        let header = reader.columns[columns[index].index]
        columns[index].field = fieldNames.count
        fieldNames.append(header.isEmpty ? "column \(columns[index].index + 1)" : header)
        return fieldNames.count - 1
    }
}

extension ContactListRejection {
    fileprivate init(_ rejection: RowRejection) {
        self.init(line: rejection.line, byte: rejection.byte, reason: rejection.reason, bytes: rejection.text)
    }
}
