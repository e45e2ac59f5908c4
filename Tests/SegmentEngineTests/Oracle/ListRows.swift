import EventModel
import EventStore

/// A contact list of events that stand for its rows.
final class ListRows: ContactListSource {
    let name = "list"
    private(set) var fieldNames: [String] = []
    private var rows: ArraySlice<Event>

    let filePosition = 0
    let fileByteCount: Int? = nil

    init(_ rows: [Event]) { self.rows = rows[...] }

    func next(_ row: inout ContactListRow) -> ContactListStep? {
        guard let event = rows.popFirst() else { return nil }
        row.begin(line: 1, byte: 0)
        for parameter in event.parameters {
            guard let kind = IdentifierKind(parameterName: parameter.name),
                case .text(let text) = parameter.value
            else { continue }
            _ = Array(text.utf8).withUnsafeBytes { row.append($0, as: kind) }
        }
        guard row.hasIdentifier else {
            return .rejected(ContactListRejection(line: 1, byte: 0, reason: "nobody", bytes: []))
        }
        for (name, text) in SlowShop.fields(of: event).sorted(by: { $0.key < $1.key }) {
            let number = fieldNames.firstIndex(of: name) ?? fieldNames.count
            if number == fieldNames.count { fieldNames.append(name) }
            Array(text.utf8).withUnsafeBytes { row.append($0, asField: number) }
        }
        return .row
    }
}
