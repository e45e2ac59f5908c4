internal import EventModel
internal import EventReader

/// What an order event lacks, as far as the event itself gives it.
enum OrderMend {
    /// The externalOrderId of a creation: every creation without one is an order of its own.
    case identifier
    /// The total: what the lines add up to, which by the vendor it must be.
    case total
    /// The status in another spelling of one of the vendor's.
    case status
    /// The date: when the order's event occurred.
    case date
    /// The lines that have what a line needs; the others are left out.
    case lines

    /// The mend of what a rule finds; nil if there is none.
    init?(rule: String) {
        switch rule {
        case "order-id-missing": self = .identifier
        case "order-total-missing", "order-total-not-a-number": self = .total
        case "order-status-unknown": self = .status
        case "order-date-missing", "order-date-unreadable": self = .date
        case "item-field-required": self = .lines
        default: return nil
        }
    }

    /// The event with what it lacked; nil if that cannot be told from it.
    ///
    /// - Parameter number: The event's number, for an order that has none.
    func mended(_ event: JSONValue, number: Int64) -> JSONValue? {
        guard case .text(let type)? = event["eventTypeKey"], let kind = OrderEventKind(eventTypeKey: type) else {
            return nil
        }
        switch self {
        case .lines: return kind.impliedStatus == nil ? Self.withWholeLines(event) : nil
        case .status: return kind.impliedStatus == nil ? Self.withStatus(event) : nil
        // What an update leaves out stays as it is in its order.
        case .identifier, .total, .date: break
        }
        guard kind == .created else { return nil }
        switch self {
        case .identifier: return event.settingParameter("externalOrderId", .text("without number \(number)"))
        case .total: return OrderLines(of: event)?.sum.map { event.settingParameter("totalCost", .text("\($0)")) }
        default: return event["occurred"].map { event.settingParameter("date", $0) }
        }
    }

    private static func withStatus(_ event: JSONValue) -> JSONValue? {
        guard case .text(let given)? = event.parameter("status") else { return nil }
        let name = given.filter { !$0.isWhitespace || $0 == " " }.uppercased()
            .split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: "_")
        // The vendor's own daily export writes CANCELED.
        let status = OrderStatus(name: name == "CANCELED" ? "CANCELLED" : name)
        return status.map { event.settingParameter("status", .text($0.name)) }
    }

    private static func withWholeLines(_ event: JSONValue) -> JSONValue? {
        OrderLines(of: event).map { event.settingParameter("items", .list($0.whole)) }
    }
}

/// The lines of an order event, given as a list or as the text of one.
struct OrderLines {
    private let lines: [JSONValue]

    /// Nil if there are none that can be read.
    init?(of event: JSONValue) {
        switch event.parameter("items") {
        case .list(let lines)?: self.lines = lines
        case .object(let members)?: lines = [.object(members)]
        case .text(var text)?:
            let parser = JSONParser()
            let read: JSONValue? = text.withUTF8 { bytes in
                guard var tokens = try? parser.parse(text: bytes) else { return nil }
                return JSONValue(reading: &tokens)
            }
            guard case .list(let lines)? = read else { return nil }
            self.lines = lines
        default: return nil
        }
    }

    /// The lines with everything that the vendor requires of one.
    var whole: [JSONValue] {
        lines.filter { line in YespoRules.requiredItemFields.allSatisfy { Self.isFilled(line[$0]) } }
    }

    /// The sum of quantity times cost; nil if there is no line, or one that does not give both as numbers.
    var sum: ExactDecimal? {
        guard !lines.isEmpty else { return nil }
        var sum = ExactDecimal.zero
        for line in lines {
            guard let quantity = Self.number(line["quantity"]), let cost = Self.number(line["cost"]) else { return nil }
            let (product, overflow) = quantity.mantissa.multipliedReportingOverflow(by: cost.mantissa)
            let amount = ExactDecimal(mantissa: product, scale: quantity.scale + cost.scale).normalized
            guard !overflow, let total = sum.adding(amount) else { return nil }
            sum = total
        }
        return sum
    }

    private static func isFilled(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null?: false
        case .text(let text)?: !text.utf8.allSatisfy { $0 <= 32 }
        default: true
        }
    }

    private static func number(_ value: JSONValue?) -> ExactDecimal? {
        switch value {
        case .number(let digits)?, .text(let digits)?: DecimalText.number(digits)
        default: nil
        }
    }
}
