internal import EventModel
internal import EventReader
internal import EventStore

/// A contact list in JSON, as the vendor's bulk request has it: `{"contacts": [...]}`, a list of contacts, or one a line.
///
/// Source: Yespo OpenAPI, ContactsBulkUpdate, Contact, Channel, Address, ContactField.
final class JSONContactList: ContactListSource {
    let name: String
    private(set) var fieldNames: [String] = []
    private let reader: EventReader
    private let parser = BlockParser()
    private let map: ContactListMap
    private var block: EventBlock?
    private var nextSlice = 0
    private var numbers: [String: Int] = [:]
    private var columns: [String: ContactColumn] = [:]
    private var value: [UInt8] = []
    private var hasTooManyFields = false

    /// What names that many fields has something else than names there, and memory has an end.
    private static let mostFields = 4_096

    var filePosition: Int { reader.filePosition }
    var fileByteCount: Int? { reader.fileByteCount }

    /// Reads a source whose stream is open.
    init(_ source: EventSource, _ stream: UnpackedStream, _ map: ContactListMap) throws {
        name = source.name
        self.map = map
        reader = try EventReader(source, subject: .contacts, stream: stream)
    }

    func next(_ row: inout ContactListRow) throws -> ContactListStep? {
        while true {
            guard let block, nextSlice < block.slices.count else {
                guard let next = try reader.nextBlock() else { return nil }
                (block, nextSlice) = (next, 0)
                continue
            }
            let slice = block.slices[nextSlice]
            nextSlice += 1
            switch parser.parse(slice, of: block) {
            case .rejected(let rejection): return .rejected(ContactListRejection(rejection))
            case .tokens(var tokens):
                row.begin(line: slice.line, byte: slice.byte)
                hasTooManyFields = false
                let fault = read(&tokens, &row) ?? (row.hasIdentifier ? tooManyFields : Self.nobody)
                guard let fault else { return .row }
                return .rejected(ContactListRejection(Rejection(slice, of: block, reason: fault)))
            }
        }
    }

    private var tooManyFields: String? {
        hasTooManyFields ? "the list has more than \(Self.mostFields) different fields before this one" : nil
    }

    private static let nobody =
        "the contact has no channel with a value, no id, externalCustomerId or contactKey, so nobody is named"

    // MARK: Contacts

    /// Reads a contact; says why it is none.
    private func read(_ tokens: inout JSONTokens, _ row: inout ContactListRow) -> String? {
        guard tokens.next().kind == .beginObject else { return "no contact: a contact is an object in { }" }
        while tokens.nextKind == .name {
            let member = tokens.next().string
            switch (member, tokens.nextKind) {
            case (_, .null): _ = tokens.next()
            case ("channels", .beginList), ("channels", .beginObject):
                forEachObject(&tokens) { readChannel(&$0, &row) }
            case ("fields", .beginList), ("fields", .beginObject):
                forEachObject(&tokens) { readField(&$0, &row) }
            case ("address", .beginObject): readAddress(&tokens, &row)
            case ("channels", _): return "channels is no list; give [{\"type\": \"email\", \"value\": ...}]"
            case ("fields", _): return "fields is no list; give [{\"id\": ..., \"value\": ...}]"
            case ("id", _): put(column(of: member, otherwise: .identifier(.contactId, otherwise: "id")), &tokens, &row)
            default: put(column(of: member), &tokens, &row)
            }
        }
        return nil
    }

    /// Calls at each element of a list, or at the one object that stands in its place, which the body steps over.
    private func forEachObject(_ tokens: inout JSONTokens, _ body: (inout JSONTokens) -> Void) {
        guard tokens.nextKind == .beginList else { return body(&tokens) }
        _ = tokens.next()
        while tokens.nextKind != .endList { body(&tokens) }
        _ = tokens.next()
    }

    /// `{"type": "email", "value": "olena@example.com"}`; a device beside them is left out.
    private func readChannel(_ tokens: inout JSONTokens, _ row: inout ContactListRow) {
        let (type, hasValue) = readPair(&tokens, key: "type")
        guard hasValue, let type else { return }
        let kind = Self.kinds[type.lowercased()] ?? .pushToken
        value.withUnsafeBytes { bytes in
            guard row.append(bytes, as: kind) == .another else { return }
            // Two channels of a type may be there (Yespo OpenAPI, BaseContact), and one of them identifies.
            row.append(bytes, asField: number(ofField: "\(type) 2"))
        }
    }

    private static let kinds: [String: IdentifierKind] = ["email": .email, "sms": .phone, "viber": .phone]

    /// `{"id": 79814, "value": "..."}`.
    private func readField(_ tokens: inout JSONTokens, _ row: inout ContactListRow) {
        let (identifier, hasValue) = readPair(&tokens, key: "id")
        guard hasValue, let identifier else { return }
        put(column(of: identifier, otherwise: .field(identifier, isDate: false)), &row)
    }

    private func readAddress(_ tokens: inout JSONTokens, _ row: inout ContactListRow) {
        _ = tokens.next()
        while tokens.nextKind == .name {
            let member = tokens.next().string
            put(column(of: member), &tokens, &row)
        }
        _ = tokens.next()
    }

    /// Reads an object with a key and a value, which is left in `value`, and says the key and whether there is a value.
    private func readPair(_ tokens: inout JSONTokens, key: String) -> (key: String?, hasValue: Bool) {
        guard tokens.nextKind == .beginObject else {
            _ = JSONValue(reading: &tokens)
            return (nil, false)
        }
        _ = tokens.next()
        var found: String?
        var hasValue = false
        while tokens.nextKind == .name {
            let member = tokens.next().string
            if member == key {
                found = take(&tokens) ? String(decoding: keyOrValue, as: UTF8.self) : nil
            } else if member == "value" {
                hasValue = take(&tokens)
                value = keyOrValue
            } else {
                _ = JSONValue(reading: &tokens)
            }
        }
        _ = tokens.next()
        return (found, hasValue)
    }

    private var keyOrValue: [UInt8] = []

    /// Takes the next value as a text: minified JSON of a list or an object; false if it is null or empty.
    private func take(_ tokens: inout JSONTokens) -> Bool {
        keyOrValue.removeAll(keepingCapacity: true)
        switch tokens.nextKind {
        case .text, .number: keyOrValue.append(contentsOf: tokens.next().bytes)
        default:
            let value = JSONValue(reading: &tokens)
            if value != .null { value.appendMinified(to: &keyOrValue) }
        }
        return !keyOrValue.isEmpty
    }

    // MARK: Values

    private func column(of member: String, otherwise column: ContactColumn? = nil) -> ContactColumn {
        let key = column == nil ? member : "\u{0}\(member)"
        if let known = columns[key] { return known }
        let found = map.named(member) ?? column ?? ContactColumn(named: member)
        if columns.count < 2 * Self.mostFields { columns[key] = found }
        return found
    }

    private func put(_ column: ContactColumn, _ tokens: inout JSONTokens, _ row: inout ContactListRow) {
        guard take(&tokens) else { return }
        swap(&value, &keyOrValue)
        put(column, &row)
    }

    /// Gives the row what lies in `value`.
    private func put(_ column: ContactColumn, _ row: inout ContactListRow) {
        value.withUnsafeBytes { bytes in
            switch column {
            case .leftOut: break
            case .field(let name, _): row.append(bytes, asField: number(ofField: name))
            case .identifier(let kind, let otherwise):
                if row.append(bytes, as: kind) == .another { row.append(bytes, asField: number(ofField: otherwise)) }
            }
        }
    }

    /// The number of a field; of the last one if there are too many, and then the row is rejected.
    private func number(ofField name: String) -> Int {
        if let known = numbers[name] { return known }
        guard fieldNames.count < Self.mostFields else {
            hasTooManyFields = true
            return fieldNames.count - 1
        }
        numbers[name] = fieldNames.count
        fieldNames.append(name)
        return fieldNames.count - 1
    }
}

extension ContactListRejection {
    fileprivate init(_ rejection: Rejection) {
        self.init(
            line: rejection.line,
            byte: rejection.byte,
            pointer: rejection.pointer.text(of: .contacts),
            reason: rejection.reason,
            bytes: rejection.bytes
        )
    }
}
