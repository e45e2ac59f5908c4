internal import EventModel
internal import EventReader

/// Reads the bodies of requests, one after another.
package final class RequestReader {
    private let parser = JSONParser()
    private var events = EventFormReader()

    /// Makes a reader.
    package init() {}

    /// Reads the body of a request.
    ///
    /// - Throws: 400 with what is wrong with it; 404 for one of the sandbox's own pages, which are not read.
    func read(_ endpoint: Endpoint, body: UnsafeBufferPointer<UInt8>) throws(Refusal) -> ReadRequest {
        switch endpoint {
        case .pastEvents(let version): return .pastEvents(try pastEvents(try parse(body), version))
        case .deletion: return .deletion(try Period(try value(body)))
        case .event(let version): return .event(try event(body, version), version)
        case .orders:
            return .orders(try Self.list("orders", of: try value(body), atMost: YespoRules.ordersPerRequest))
        case .contacts: return .contacts(try ContactRequest(try value(body)))
        case .importStatus(let session): return .importStatus(session)
        case .account: return .account
        case .state, .keptEvents, .keptContacts: throw Refusal(status: 404, "This resource takes no body")
        }
    }

    /// The elements of a list that a request must have.
    static func list(_ name: String, of value: JSONValue, atMost greatest: Int) throws(Refusal) -> [JSONValue] {
        guard case .list(let elements)? = value[name] else { throw Refusal(status: 400, "\(name) must be a list") }
        try check(elements.count, of: name, atMost: greatest)
        return elements
    }

    private static func check(_ count: Int, of name: String, atMost greatest: Int) throws(Refusal) {
        guard count > 0 else { throw Refusal(status: 400, "\(name) is empty") }
        guard count <= greatest else {
            throw Refusal(status: 400, "\(name) has \(count) elements; the most is \(greatest)")
        }
    }

    /// The tokens of a body; those of the next one take their place.
    private func parse(_ body: UnsafeBufferPointer<UInt8>) throws(Refusal) -> JSONTokens {
        let tokens: JSONTokens
        do throws(JSONError) {
            tokens = try parser.parse(text: body)
        } catch {
            throw Refusal(status: 400, "The body is no JSON: \(error.message)")
        }
        guard tokens.nextKind == .beginObject else { throw Refusal(status: 400, "The body must be a JSON object") }
        return tokens
    }

    private func value(_ body: UnsafeBufferPointer<UInt8>) throws(Refusal) -> JSONValue {
        var tokens = try parse(body)
        return JSONValue(reading: &tokens)
    }

    private func event(_ body: UnsafeBufferPointer<UInt8>, _ version: APIVersion) throws(Refusal) -> ReceivedEvent {
        guard body.count <= YespoRules.greatestEventBodyBytes else {
            throw Refusal(status: 400, "The event is larger than 20 KB")
        }
        var tokens = try parse(body)
        do throws(EventFault) {
            return try events.read(&tokens, version: version, needsKey: false)
        } catch {
            throw Refusal(status: 400, "event: \(error.text)")
        }
    }

    private func pastEvents(_ body: JSONTokens, _ version: APIVersion) throws(Refusal) -> [ReceivedEvent] {
        var tokens = body
        _ = tokens.next()
        while tokens.nextKind == .name {
            guard tokens.next().bytes.elementsEqual("events".utf8) else {
                tokens.skipValue()
                continue
            }
            return try list(&tokens, version)
        }
        throw Refusal(status: 400, "events must be a list")
    }

    private func list(_ tokens: inout JSONTokens, _ version: APIVersion) throws(Refusal) -> [ReceivedEvent] {
        guard tokens.next().kind == .beginList else { throw Refusal(status: 400, "events must be a list") }
        var (count, rest) = (0, tokens)
        while rest.nextKind != .endList {
            rest.skipValue()
            count += 1
        }
        try Self.check(count, of: "events", atMost: YespoRules.pastEventsPerRequest)
        var read: [ReceivedEvent] = []
        read.reserveCapacity(count)
        for place in 0..<count {
            do throws(EventFault) {
                read.append(try events.read(&tokens, version: version, needsKey: true))
            } catch {
                throw Refusal(status: 400, "events[\(place)]: \(error.text)")
            }
        }
        return read
    }
}
