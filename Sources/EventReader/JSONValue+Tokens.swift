package import EventModel

extension JSONValue {
    /// Makes the value that comes next and steps over it; at the end of the text it is null.
    package init(reading tokens: inout JSONTokens) {
        let token = tokens.next()
        switch token.kind {
        case .beginObject:
            var members: [JSONMember] = []
            while tokens.nextKind == .name {
                let name = tokens.next().string
                members.append(JSONMember(name: name, value: JSONValue(reading: &tokens)))
            }
            _ = tokens.next()
            self = .object(members)
        case .beginList:
            var elements: [JSONValue] = []
            while tokens.nextKind != .endList {
                elements.append(JSONValue(reading: &tokens))
            }
            _ = tokens.next()
            self = .list(elements)
        case .name, .text: self = .text(token.string)
        case .number: self = .number(token.string)
        case .true: self = .boolean(true)
        case .false: self = .boolean(false)
        case .null, .end, .endObject, .endList: self = .null
        }
    }
}
