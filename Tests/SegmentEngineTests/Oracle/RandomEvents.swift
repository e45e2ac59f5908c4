import EventModel
import TestSupport

/// Awkward events: few people, few words, equal times, missing and mistyped values, merging identities.
struct RandomEvents {
    var dice: Dice
    private var count = 0

    init(seed: UInt64) { dice = Dice(seed: seed) }

    static let types = ["orderCreated", "orderUpdated", "orderDelivered", "orderCancelled", "viewed"]
    static let texts = ["Kyiv", "kyiv", "Київ", "КИЇВ", "Straße", "STRASSE", "x", "", "null", "5", " 5 ", "5.0", "a b"]
    static let times = [
        "2024-03-01", "2024-03-01T10:00", "2024-03-01T10:00:30", " 2024-02-29 ", "2024-03-02T23:30:00Z",
    ]

    /// An event of nobody that has every name, so that no segment speaks of an unknown one.
    static let names = Event.of(
        "viewed",
        "2024-01-01",
        [
            "city": "x", "level": 1, "when": "2024-01-01", "totalCost": "1", "email": "", "externalCustomerId": "",
            "items": [["externalItemId": "I", "quantity": 1, "category": "x", "cost": 1]],
        ]
    )

    mutating func events(_ number: Int) -> [Event] {
        (0..<number).map { _ in event() }
    }

    /// Rows of a contact list, some of which name nobody.
    mutating func listRows(_ number: Int) -> [Event] {
        (0..<number).map { _ in
            var parameters = identifiers().filter { if case .text = $0.value { true } else { false } }
            if dice.once(in: 2) { parameters.append(Parameter(name: "city", value: .text(dice.one(of: Self.texts)))) }
            if dice.once(in: 3) {
                parameters.append(Parameter(name: "when", value: .text(dice.one(of: Self.times + Self.texts))))
            }
            return Event(eventType: SlowShop.listRow, keyValue: nil, parameters: parameters, occurred: nil)
        }
    }

    mutating func event() -> Event {
        count += 1
        let type = dice.one(of: Self.types)
        var parameters = identifiers()
        let kind = OrderEventKind(eventTypeKey: type)
        if kind != nil { parameters.append(Parameter(name: "externalOrderId", value: orderIdentifier())) }
        if kind == .created || kind == .updated { parameters += orderParameters() }
        parameters += attributes()
        if dice.once(in: 3) { parameters.append(Parameter(name: "items", value: lines())) }
        parameters.shuffle(using: &dice)
        var occurred: String? = time()
        if kind == .created, dice.once(in: 15),
            case .text(let date)? = parameters.first(where: { $0.name == "date" })?.value,
            TimeText(date) != nil
        {
            occurred = nil
        }
        return Event(
            eventType: type,
            keyValue: .number(String(count)),
            parameters: parameters,
            occurred: occurred
        )
    }

    /// Few days and fewer times of day, so that ties and borders are common.
    mutating func time() -> String {
        let day = WallClock(microseconds: Int64(19_783 - dice.number(0...3) * dice.number(0...40)) * WallClock.day)
        let date = day.text(in: .date)
        return dice.one(of: [
            date, date + "T10:00", date + "T23:59", date + "T10:00:30", date + "T23:30:00Z", date + " 00:00",
        ])
    }

    private mutating func identifiers() -> [Parameter] {
        var parameters: [Parameter] = []
        if !dice.once(in: 3) {
            let value = dice.one(of: ["A", "B", "C", " D", "7", "", "null"] as [JSONValue] + [7, .null])
            parameters.append(Parameter(name: "externalCustomerId", value: value))
        }
        if dice.once(in: 3) {
            let name = dice.one(of: ["email", "Email", "UserEmail"])
            let value = dice.one(of: ["a@x.com", "A@x.com", "b@x.com", "C@gmail.com", "undefined"])
            parameters.append(Parameter(name: name, value: .text(value)))
        }
        if dice.once(in: 5) {
            let value = dice.one(of: ["+380 50 123-45-67", "380501234567", "(050) 1"])
            parameters.append(Parameter(name: "phone", value: .text(value)))
        }
        return parameters
    }

    private mutating func orderIdentifier() -> JSONValue {
        dice.once(in: 12) ? dice.one(of: ["", .null]) : .text("O\(dice.number(1...9))")
    }

    private mutating func orderParameters() -> [Parameter] {
        var parameters: [Parameter] = []
        if !dice.once(in: 8) {
            let total = dice.one(
                of: ["100.50", "5", "70", "12,50", "0.1", "0.20"] as [JSONValue] + [30, .number("30.5"), .number("-2")]
            )
            parameters.append(Parameter(name: "totalCost", value: total))
        }
        if !dice.once(in: 8) {
            let status = dice.one(of: ["DELIVERED", "DELIVERED", "DELIVERED", "CANCELLED", "INITIALIZED", "done"])
            parameters.append(Parameter(name: "status", value: .text(status)))
        }
        if !dice.once(in: 8) {
            parameters.append(Parameter(name: "date", value: .text(dice.once(in: 9) ? "soon" : time())))
        }
        if !dice.once(in: 4) {
            parameters.append(Parameter(name: "currency", value: .text(dice.once(in: 6) ? "USD" : "UAH")))
        }
        return parameters
    }

    private mutating func attributes() -> [Parameter] {
        (0..<dice.number(0...3)).map { _ in
            let name = dice.one(of: ["city", "level", "when"])
            let isTime = name == "when" && dice.once(in: 2)
            return Parameter(name: name, value: isTime ? .text(dice.one(of: Self.times)) : value())
        }
    }

    mutating func value() -> JSONValue {
        switch dice.number(0...9) {
        case 0: .null
        case 1: .boolean(dice.once(in: 2))
        case 2, 3: .number(dice.one(of: ["5", "5.0", "50e-1", "-1", "0", "12345678901234567890", "0.10"]))
        case 4: .text(dice.one(of: Self.times))
        case 5: dice.one(of: [.list([1, "x"]), .list([]), .list([["a": 1]]), "[1]", "{"])
        default: .text(dice.one(of: Self.texts))
        }
    }

    private mutating func lines() -> JSONValue {
        let lines = JSONValue.list((0..<dice.number(0...3)).map { _ in line() })
        return switch dice.number(0...9) {
        case 0: .text(lines.json)
        case 1: line()
        case 2: dice.one(of: [.null, "", "nonsense", "[{", .list([1]), .boolean(true)])
        default: lines
        }
    }

    private mutating func line() -> JSONValue {
        var members = [
            JSONMember(name: "externalItemId", value: .text("I\(dice.number(1...3))")),
            JSONMember(name: "quantity", value: dice.one(of: [1, 2, "3", .number("0.5")])),
        ]
        if !dice.once(in: 3) { members.append(JSONMember(name: "category", value: value())) }
        if !dice.once(in: 3) { members.append(JSONMember(name: "cost", value: value())) }
        if dice.once(in: 20) { members.removeFirst() }
        if dice.once(in: 10) { members.append(members[members.count - 1]) }
        return .object(members)
    }
}
