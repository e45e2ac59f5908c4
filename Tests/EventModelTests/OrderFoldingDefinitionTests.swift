import EventModel
import TestSupport
import Testing

/// The versions against the definition: the order at T is the fold, from nothing, of its events up to T.
struct OrderFoldingDefinitionTests {
    /// An event as texts, the way a file would have it; no key means missing, `null` means null.
    struct RawEvent {
        let number: Int64
        let minute: Int
        let type: String
        let contact: UInt32?
        let parameters: [String: String]
    }

    /// An order as texts.
    struct RawOrder: Equatable {
        var contact: UInt32
        var parameters: [String: String]
    }

    static let totals = ["5.00": Int64(500), "7.25": 725, "0.10": 10]
    static let dates = ["day 3": 3, "day 8": 8]
    static let currencies = ["UAH": UInt32(0), "USD": 1]

    @Test(arguments: 0..<400)
    func `at every moment the valid version is the fold of the events up to it`(_ seed: Int) {
        var random = Dice(seed: UInt64(seed))
        let raw = (0..<Int.random(in: 1...14, using: &random)).map { Self.randomEvent(Int64($0), using: &random) }
            .sorted { ($0.minute, $0.number) < ($1.minute, $1.number) }
        let story = Folded(raw.map(Self.orderEvent))
        for minute in -1...12 {
            let moment = WallClock(microseconds: Int64(minute) * WallClock.minute)
            let valid = story.versions.filter { $0.validFrom <= moment && moment < $0.validTo }
            #expect(valid.count <= 1)
            #expect(valid.first.map(Self.rawOrder) == Self.fold(raw.filter { $0.minute <= minute }).order)
        }
        #expect(story.ignored.map(\.number) == Self.fold(raw).ignored)
        #expect(story.versions.allSatisfy { $0.validFrom < $0.validTo })
        #expect(zip(story.versions, story.versions.dropFirst()).allSatisfy { $0.validTo == $1.validFrom })
        #expect(story.versions.isEmpty || story.versions.last?.validTo == .max)
    }

    /// The slow, obvious way: texts in, texts out.
    static func fold(_ events: [RawEvent]) -> (order: RawOrder?, ignored: [Int64]) {
        var order: RawOrder?
        var ignored: [Int64] = []
        for event in events {
            let given = event.parameters.filter { $0.value != "null" }
            let wrong =
                given["totalCost"].map { totals[$0] == nil } ?? false
                || given["status"].map { OrderStatus(name: $0) == nil } ?? false
                || given["date"].map { dates[$0] == nil } ?? false
                || given["items"].map { $0 != "good" } ?? false
            let whole = !wrong && given["totalCost"] != nil && given["status"] != nil && given["date"] != nil
            let creates = event.type == "orderCreated" || event.type == "orderUpdated" && order == nil
            if let contact = event.contact, creates, whole {
                order = RawOrder(contact: contact, parameters: given)
            } else if event.contact != nil, let known = order, event.type == "orderUpdated", !wrong {
                order?.parameters = known.parameters.merging(given) { $1 }
            } else if event.contact != nil, order != nil, event.type == "orderDelivered" {
                order?.parameters["status"] = "DELIVERED"
            } else if event.contact != nil, order != nil, event.type == "orderCancelled" {
                order?.parameters["status"] = "CANCELLED"
            } else {
                ignored.append(event.number)
            }
        }
        order?.parameters["items"] = nil
        return (order, ignored)
    }

    static func randomEvent(_ number: Int64, using random: inout Dice) -> RawEvent {
        let types = [
            "orderCreated", "orderCreated", "orderUpdated", "orderUpdated", "orderDelivered", "orderCancelled",
        ]
        var parameters: [String: String] = [:]
        let choices: KeyValuePairs = [
            "totalCost": ["5.00", "7.25", "0.10", "12,50"],
            "status": ["INITIALIZED", "IN_PROGRESS", "DELIVERED", "delivered"],
            "date": ["day 3", "day 8", "soon"], "currency": ["UAH", "USD"], "items": ["good", "no id", "no quantity"],
        ]
        for (name, values) in choices {
            // Mostly the first values, so that many an order comes to be.
            let usual = Int.random(in: 0..<8, using: &random) > 0 || name == "currency"
            let value = usual ? values.dropLast(name == "items" ? 2 : 1).randomElement(using: &random) : values.last
            switch Int.random(in: 0..<9, using: &random) {
            case 0: break
            case 1: parameters[name] = "null"
            default: parameters[name] = value
            }
        }
        return RawEvent(
            number: number,
            minute: Int.random(in: 0...10, using: &random),
            type: types.randomElement(using: &random) ?? "orderCreated",
            contact: Int.random(in: 0..<10, using: &random) == 0 ? nil : UInt32.random(in: 0..<3, using: &random),
            parameters: parameters
        )
    }

    static func orderEvent(_ raw: RawEvent) -> OrderEvent {
        func given<Value>(_ name: String, _ read: (String) -> Value?) -> Given<Value> {
            guard let text = raw.parameters[name], text != "null" else { return .absent }
            return read(text).map { .value($0) } ?? .unusable
        }
        return OrderEvent(
            number: raw.number,
            occurred: WallClock(microseconds: Int64(raw.minute) * WallClock.minute),
            kind: OrderEventKind(eventTypeKey: raw.type) ?? .created,
            contact: raw.contact,
            total: given("totalCost") { totals[$0].map { OrderTotal(mantissa: $0, scale: 2) } },
            status: given("status") { OrderStatus(name: $0) },
            date: given("date") { dates[$0].map { WallClock(microseconds: Int64($0) * WallClock.day) } },
            currency: raw.parameters["currency"].flatMap { currencies[$0] } ?? OrderEvent.noCurrency,
            items: raw.parameters["items"] == "no id"
                ? .lineWithoutIdentifier
                : raw.parameters["items"] == "no quantity" ? .lineWithoutQuantity : .usable
        )
    }

    static func rawOrder(_ version: OrderVersion) -> RawOrder {
        var parameters = ["totalCost": version.total.decimal.description, "status": version.status.name]
        parameters["date"] = "day \(version.date.dayNumber)"
        parameters["currency"] = currencies.first { $0.value == version.currency }?.key
        return RawOrder(contact: version.contact, parameters: parameters)
    }
}
