internal import EventModel

extension OrderEvent {
    /// What an event says about an order, by the same rules as in a store of Muster's.
    ///
    /// - Parameters:
    ///   - kind: What the event does.
    ///   - contact: The number of its contact; nil if that is unknown.
    ///   - zone: The zone for a date that states an offset.
    ///   - value: Gives the value of a parameter by name.
    init(kind: OrderEventKind, contact: Int?, zone: ClockZone, value: (String) -> JSONValue?) {
        self.init(
            number: 0,
            occurred: .earliest,
            kind: kind,
            contact: contact.map { UInt32($0) },
            hasOrderIdentifier: Self.orderIdentifier(value("externalOrderId")) != nil
        )
        guard kind.impliedStatus == nil else { return }
        total = Self.total(value("totalCost"))
        status = Self.status(value("status"))
        date = Self.date(value("date"), zone)
        items = Self.items(value("items"))
    }

    /// The order that a value names; nil if it names none.
    static func orderIdentifier(_ value: JSONValue?) -> String? {
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
            guard let number = DecimalText.number(text)?.normalized, let mantissa = Int64(exactly: number.mantissa),
                number.scale <= ExactDecimal.safeDigits
            else { return .unusable }
            return .value(OrderTotal(mantissa: mantissa, scale: UInt8(number.scale)))
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

    private static func date(_ value: JSONValue?, _ zone: ClockZone) -> Given<WallClock> {
        switch value {
        case nil, .null?: return .absent
        case .text(var text)?:
            let time = text.withUTF8 { TimeText(trimming: UnsafeRawBufferPointer($0)) }
            return time.map { .value(zone.wallClock($0)) } ?? .unusable
        default: return .unusable
        }
    }

    /// The state of the lines: a list, a single object, or either as a text, as version 1 needs it.
    private static func items(_ value: JSONValue?) -> OrderItemsState {
        switch value {
        case .list(let lines)?:
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
