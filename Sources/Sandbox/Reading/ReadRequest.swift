package import EventModel
internal import EventReader

/// A request of the vendor's interface whose body has the form that its resource asks for.
package enum ReadRequest: Sendable {
    /// Past events, in their order.
    case pastEvents([ReceivedEvent], APIVersion)
    /// The deletion of a period.
    case deletion(Period)
    /// An event that happens now.
    case event(ReceivedEvent, APIVersion)
    /// Orders to add or to replace.
    case orders([JSONValue])
    /// Contacts to add or to update.
    case contacts(ContactRequest)
    /// A question for an import.
    case importStatus(String)
    /// A question for the account.
    case account
}

extension ReadRequest {
    /// Reads the body of a request; nil for one of the sandbox's own pages.
    ///
    /// - Throws: 400 with what is wrong with it.
    package init?(_ endpoint: Endpoint, body: UnsafeBufferPointer<UInt8>) throws(Refusal) {
        switch endpoint {
        case .pastEvents(let version):
            self = .pastEvents(try Self.events(of: try Self.parse(body), version), version)
        case .deletion: self = .deletion(try Period(try Self.parse(body)))
        case .event(let version):
            guard body.count <= YespoRules.greatestEventBodyBytes else {
                throw Refusal(status: 400, "The event is larger than 20 KB")
            }
            let event = try Self.parse(body)
            self = .event(try ReceivedEvent(event, version: version, needsKey: false, place: "event"), version)
        case .orders: self = .orders(try Self.orders(of: try Self.parse(body)))
        case .contacts: self = .contacts(try ContactRequest(try Self.parse(body)))
        case .importStatus(let session): self = .importStatus(session)
        case .account: self = .account
        case .state, .keptEvents, .keptContacts: return nil
        }
    }

    /// The elements of a list that a request must have.
    static func list(_ name: String, of value: JSONValue, atMost greatest: Int) throws(Refusal) -> [JSONValue] {
        guard case .list(let elements)? = value[name] else { throw Refusal(status: 400, "\(name) must be a list") }
        guard !elements.isEmpty else { throw Refusal(status: 400, "\(name) is empty") }
        guard elements.count <= greatest else {
            throw Refusal(status: 400, "\(name) has \(elements.count) elements; the most is \(greatest)")
        }
        return elements
    }

    private static func events(of value: JSONValue, _ version: APIVersion) throws(Refusal) -> [ReceivedEvent] {
        let elements = try list("events", of: value, atMost: YespoRules.pastEventsPerRequest)
        var events: [ReceivedEvent] = []
        for (index, element) in elements.enumerated() {
            let place = "events[\(index)]"
            let event = try ReceivedEvent(element, version: version, needsKey: true, place: place)
            // The limit is documented for a single event; that it holds for each of a batch is the sandbox's reading.
            guard event.text.count <= YespoRules.greatestEventBodyBytes else {
                throw Refusal(status: 400, "\(place): the event is larger than 20 KB")
            }
            events.append(event)
        }
        return events
    }

    private static func orders(of value: JSONValue) throws(Refusal) -> [JSONValue] {
        try list("orders", of: value, atMost: YespoRules.ordersPerRequest)
    }

    private static func parse(_ body: UnsafeBufferPointer<UInt8>) throws(Refusal) -> JSONValue {
        guard let value = JSONValue(parsing: body) else { throw Refusal(status: 400, "The body is no JSON") }
        guard case .object = value else { throw Refusal(status: 400, "The body must be a JSON object") }
        return value
    }
}

extension JSONValue {
    /// The value that a JSON text holds; nil if it is broken.
    init?(parsing text: UnsafeBufferPointer<UInt8>) {
        let parser = JSONParser()
        do throws(JSONError) {
            var tokens = try parser.parse(text: text)
            self.init(reading: &tokens)
        } catch {
            return nil
        }
        // The tokens point into the parser.
        withExtendedLifetime(parser) {}
    }
}
