internal import EventModel
internal import EventReader

/// The values of an event or a request that matter for an order, by the same rules as in a store of Muster's.
struct OrderParameters {
    /// A parameter that matters.
    enum Field: String, CaseIterable {
        case externalOrderId
        case totalCost
        case status
        case date
        case items
    }

    private var values: [JSONValue?] = []

    /// The value of a parameter; nil if it is not given.
    subscript(field: Field) -> JSONValue? {
        get { values.isEmpty ? nil : values[Self.place(field)] }
        set {
            if values.isEmpty { values = Array(repeating: nil, count: Field.allCases.count) }
            values[Self.place(field)] = newValue
        }
    }

    private static func place(_ field: Field) -> Int {
        switch field {
        case .externalOrderId: 0
        case .totalCost: 1
        case .status: 2
        case .date: 3
        case .items: 4
        }
    }

    /// What they say about an order.
    func statement(_ kind: OrderEventKind) -> OrderStatement {
        let order = Self.orderIdentifier(self[.externalOrderId])
        var event = OrderEvent(
            number: 0,
            occurred: .earliest,
            kind: kind,
            contact: nil,
            hasOrderIdentifier: order != nil
        )
        if kind.impliedStatus == nil {
            event.total = Self.total(self[.totalCost])
            event.status = Self.status(self[.status])
            event.date = Self.date(self[.date])
            event.items = Self.items(self[.items])
        }
        return OrderStatement(order: order, event: event)
    }

    private static func orderIdentifier(_ value: JSONValue?) -> String? {
        switch value {
        case .text(let text)?: text.allSatisfy(\.isWhitespace) ? nil : text
        case .number(let digits)?: digits
        default: nil
        }
    }

    private static func total(_ value: JSONValue?) -> Given<OrderTotal> {
        switch value {
        case nil, .null?: return .absent
        case .text(let text)?, .number(let text)?:
            guard let number = DecimalText.number(text), let total = OrderTotal(number) else { return .unusable }
            return .value(total)
        default: return .unusable
        }
    }

    private static func status(_ value: JSONValue?) -> Given<OrderStatus> {
        switch value {
        case nil, .null?: return .absent
        case .text(let text)?: return OrderStatus(name: text).map { .value($0) } ?? .unusable
        default: return .unusable
        }
    }

    /// A date in any form that is one; which zone it is in changes nothing that the sandbox tells.
    private static func date(_ value: JSONValue?) -> Given<WallClock> {
        switch value {
        case nil, .null?: return .absent
        case .text(var text)?:
            let time = text.withUTF8 { TimeText(trimming: UnsafeRawBufferPointer($0)) }
            return time.map { .value($0.written) } ?? .unusable
        default: return .unusable
        }
    }

    /// The state of the lines: a list, a single object, or either as a text, as version 1 needs it.
    private static func items(_ value: JSONValue?) -> OrderItemsState {
        switch value {
        case .list(let lines)?:
            // A list of anything but objects is no list of lines, and says nothing.
            for line in lines { guard case .object = line else { return .usable } }
            for line in lines {
                if !isFilled(line["externalItemId"]) { return .lineWithoutIdentifier }
                if !isFilled(line["quantity"]) { return .lineWithoutQuantity }
            }
            return .usable
        case .object?: return items(value.map { .list([$0]) })
        case .text(var text)?:
            guard let inner = text.withUTF8({ JSONValue(parsing: $0) }) else { return .usable }
            if case .text = inner { return .usable }
            return items(inner)
        default: return .usable
        }
    }

    private static func isFilled(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null?: false
        case .text(let text)?: !text.allSatisfy(\.isWhitespace)
        default: true
        }
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
