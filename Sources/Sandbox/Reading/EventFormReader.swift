internal import EventModel
internal import EventReader
internal import Glibc

/// Reads the events of requests one after another, and refuses those that the vendor's interface would not take.
///
/// Walks over tokens and makes values of nothing but what matters for contacts and orders, since a push brings fifty
/// thousand events a second. Lengths and characters are those of `YespoRules`; a text's characters are counted as Unicode
/// scalars, since the vendor does not say what counts as one. Members that the interface does not know are not looked at.
struct EventFormReader {
    private var names = ParameterNames()
    private var text: [UInt8] = []

    /// What one event says, as far as it has been read.
    private struct Draft {
        var eventType: String?
        var hasKey = false
        var occurred: JSONValue?
        var identifiers = IdentifierSet()
        var order = OrderParameters()
    }

    /// Reads the event that comes next.
    ///
    /// - Parameters:
    ///   - version: In version 1 the values of parameters must be texts.
    ///   - needsKey: Whether a keyValue must be there; if not, a parameter that names a contact stands in for it.
    mutating func read(
        _ tokens: inout JSONTokens,
        version: APIVersion,
        needsKey: Bool
    ) throws(EventFault) -> ReceivedEvent {
        guard tokens.nextKind == .beginObject else { throw EventFault("an event must be an object") }
        var whole = tokens
        text.removeAll(keepingCapacity: true)
        whole.appendValue(to: &text)
        // The limit is documented for an event that is sent alone; that it holds for each of a batch is our reading.
        guard text.count <= YespoRules.greatestEventBodyBytes else {
            throw EventFault("the event is larger than 20 KB")
        }
        var draft = Draft()
        var seen: UInt8 = 0
        _ = tokens.next()
        while tokens.nextKind == .name {
            guard let member = Member(tokens.next()), seen & member.rawValue == 0 else {
                tokens.skipValue()
                continue
            }
            seen |= member.rawValue
            switch member {
            case .eventTypeKey:
                draft.eventType = try Self.key(&tokens, "eventTypeKey", longest: YespoRules.eventTypeKeyLength)
            case .keyValue:
                draft.hasKey = try Self.key(&tokens, "keyValue", longest: YespoRules.keyValueLength) != nil
            case .params: try readParameters(&tokens, version, into: &draft)
            case .occurred: draft.occurred = JSONValue(reading: &tokens)
            }
        }
        _ = tokens.next()
        guard let eventType = draft.eventType else { throw EventFault("eventTypeKey is required") }
        guard draft.hasKey || !needsKey else { throw EventFault("keyValue is required") }
        guard draft.hasKey || !draft.identifiers.isEmpty else {
            throw EventFault("keyValue, or one of contactId, externalCustomerId, email, phone, pushToken is required")
        }
        return ReceivedEvent(
            eventType: eventType,
            occurred: draft.occurred,
            identifiers: draft.identifiers,
            order: OrderEventKind(eventTypeKey: eventType).map(draft.order.statement),
            // A copy of its own: it is kept for long, and the buffer has room for the largest event so far.
            text: text.withUnsafeBufferPointer { Array($0) }
        )
    }

    private mutating func readParameters(
        _ tokens: inout JSONTokens,
        _ version: APIVersion,
        into draft: inout Draft
    ) throws(EventFault) {
        switch tokens.next().kind {
        case .null: return
        case .beginList: break
        default: throw EventFault("params must be a list")
        }
        names.beginEvent()
        var place = 0
        while tokens.nextKind != .endList {
            do throws(EventFault) {
                try readParameter(&tokens, version, into: &draft)
            } catch {
                throw EventFault("params[\(place)]: \(error.text)")
            }
            place += 1
        }
        _ = tokens.next()
    }

    private mutating func readParameter(
        _ tokens: inout JSONTokens,
        _ version: APIVersion,
        into draft: inout Draft
    ) throws(EventFault) {
        guard tokens.next().kind == .beginObject else { throw EventFault("a parameter must be an object") }
        var (name, value): (JSONToken?, JSONTokens?) = (nil, nil)
        while tokens.nextKind == .name {
            let member = tokens.next()
            if name == nil, member.reads("name") {
                name = tokens.next()
            } else {
                if value == nil, member.reads("value") { value = tokens }
                tokens.skipValue()
            }
        }
        _ = tokens.next()
        guard let name, name.kind == .text, name.count > 0 else { throw EventFault("name is required") }
        let known = try names.take(name)
        guard var value else { throw EventFault("value is required") }
        if version == .one, value.nextKind != .text {
            throw EventFault("value must be a string; version 2 takes other values")
        }
        if let kind = known.identifies {
            let given = JSONValue(reading: &value)
            if case .text(let text) = given, text.unicodeScalars.count > YespoRules.identifierLength {
                throw EventFault("\(name.string) is longer than \(YespoRules.identifierLength) characters")
            }
            if draft.identifiers[kind] == nil { draft.identifiers[kind] = Identifier(kind: kind, value: given) }
        } else if let field = known.order {
            draft.order[field] = JSONValue(reading: &value)
        }
    }

    /// Whether a byte of ASCII is a forbidden character.
    private static let forbiddenBytes = (0..<128).map { byte in
        YespoRules.forbiddenKeyCharacters.contains(Unicode.Scalar(UInt8(byte)))
    }

    /// A key of the event; nil if it is null or empty.
    private static func key(
        _ tokens: inout JSONTokens,
        _ name: String,
        longest: Int
    ) throws(EventFault) -> String? {
        let token = tokens.next()
        switch token.kind {
        case .null: return nil
        case .text:
            if token.count == 0 { return nil }
            let text = token.string
            guard token.count <= longest || text.unicodeScalars.count <= longest else {
                throw EventFault("\(name) is longer than \(longest) characters")
            }
            if token.bytes.contains(where: { $0 >= 0x80 || forbiddenBytes[Int($0)] }),
                let scalar = text.unicodeScalars.first(where: YespoRules.forbiddenKeyCharacters.contains)
            {
                throw EventFault("\(name) contains the forbidden character \(scalar)")
            }
            return text
        default: throw EventFault("\(name) must be a string")
        }
    }
}

extension EventFormReader {
    /// A member of an event that the interface knows; of several of one name the first counts.
    private enum Member: UInt8 {
        case eventTypeKey = 1
        case keyValue = 2
        case params = 4
        case occurred = 8

        init?(_ name: JSONToken) {
            if name.reads("eventTypeKey") {
                self = .eventTypeKey
            } else if name.reads("keyValue") {
                self = .keyValue
            } else if name.reads("params") {
                self = .params
            } else if name.reads("occurred") {
                self = .occurred
            } else {
                return nil
            }
        }
    }
}

extension JSONToken {
    /// Whether a name is this one.
    fileprivate func reads(_ name: StaticString) -> Bool {
        count == name.utf8CodeUnitCount && memcmp(start, name.utf8Start, count) == 0
    }
}

/// What is wrong with an event; the place in the request is added by whoever knows it.
struct EventFault: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
