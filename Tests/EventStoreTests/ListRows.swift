import EventModel
import EventStore

/// A contact list that lies in memory: rows of names and values, where names of identifiers identify.
final class ListRows: ContactListSource {
    let name: String
    private(set) var fieldNames: [String] = []
    private let rows: [[(String, String)]]
    private var nextRow = 0

    let filePosition = 0
    let fileByteCount: Int? = nil

    init(_ rows: [[(String, String)]], name: String = "list.csv") {
        self.rows = rows
        self.name = name
    }

    func next(_ row: inout ContactListRow) -> ContactListStep? {
        guard nextRow < rows.count else { return nil }
        let values = rows[nextRow]
        nextRow += 1
        row.begin(line: nextRow + 1, byte: nextRow * 10)
        for (name, value) in values {
            Array(value.utf8).withUnsafeBytes { bytes in
                if let kind = IdentifierKind(parameterName: name) {
                    _ = row.append(bytes, as: kind)
                } else {
                    row.append(bytes, asField: number(of: name))
                }
            }
        }
        guard row.hasIdentifier else {
            return .rejected(
                ContactListRejection(line: nextRow + 1, byte: nextRow * 10, reason: "nobody", bytes: Array("x".utf8))
            )
        }
        return .row
    }

    private func number(of name: String) -> Int {
        if let known = fieldNames.firstIndex(of: name) { return known }
        fieldNames.append(name)
        return fieldNames.count - 1
    }
}

extension TemporaryStore {
    /// Imports a list; stops after a count of questions whether to go on, if there is one.
    @discardableResult
    func importList(
        _ rows: [[(String, String)]],
        name: String = "list.csv",
        rowsPerPage: Int = 65_536,
        stoppingAfter questions: Int = .max
    ) throws -> ContactListSummary {
        let file = try StoreFile(path: path, .writing(timeZone: ClockZone(identifier: "UTC")))
        let lists = try ContactListImport(into: file, rowsPerPage: rowsPerPage)
        var asked = 0
        try lists.read(isResumable: true) {
            ListRows(rows, name: name)
        } progress: { _, _ in
            asked += 1
            return asked < questions
        }
        let summary = lists.finish()
        try file.close()
        return summary
    }

    /// What the lists say of a contact that an identifier names: field and value.
    func fields(of email: String) throws -> [String: String] {
        try read { snapshot in
            let contacts = 0..<UInt32(snapshot.contacts.count)
            let contact = contacts.first { snapshot.identifier(.email, of: $0) == email }
            var fields: [String: String] = [:]
            for name in snapshot.contactLists.fieldNames {
                fields[name] = contact.flatMap { snapshot.contactField(named: name)?.text(of: $0) }
            }
            return fields
        }
    }

    /// The identifiers of each contact, as texts, in the order of the contacts.
    func people() throws -> [String] {
        try read { snapshot in
            (0..<UInt32(snapshot.contacts.count)).map { contact in
                IdentifierKind.allCases.compactMap { kind in
                    snapshot.identifier(kind, of: contact).map { "\(kind.name) \($0)" }
                }.joined(separator: ", ")
            }
        }
    }
}
