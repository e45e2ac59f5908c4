package import EventModel
internal import EventReader

extension JSONValue {
    /// The value as JSON without blanks: digits, order and repeated names stay, so equal values give equal bytes.
    package var bytes: [UInt8] {
        var output: [UInt8] = []
        append(to: &output)
        return output
    }

    /// Appends the value as JSON without blanks.
    package func append(to output: inout [UInt8]) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let value): output.append(contentsOf: value ? "true".utf8 : "false".utf8)
        case .number(let digits): output.append(contentsOf: digits.utf8)
        case .text(let text): Self.append(text, to: &output)
        case .list(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.append(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                Self.append(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.append(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { JSONText.append($0, to: &output) }
    }
}

extension JSONValue {
    /// An object with these members in their order.
    static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { JSONMember(name: $0.key, value: $0.value) })
    }

    /// An object with a count for each name, sorted by name.
    static func counts(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { JSONMember(name: $0.key, value: .integer($0.value)) })
    }

    /// A whole number.
    static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// A list as the vendor writes it into a reply: a single element stands alone, without its list.
    ///
    /// Yespo OpenAPI, ContactBulkUpdateResult, says so of failedContacts; calls that were recorded show it of others.
    static func vendorList(_ elements: [JSONValue]) -> JSONValue {
        elements.count == 1 ? elements[0] : .list(elements)
    }
}
