/// An event that is written by hand into the sample: sound until something in it is changed.
struct PlantedEvent {
    var eventType: String
    /// The keyValue as JSON; nil for none.
    var key: String?
    /// The parameters with their values as JSON.
    var parameters: [(name: String, value: String)]
    /// The time as JSON; nil for none.
    var occurred: String?
    /// Members that stand before the others, as JSON.
    var members = ""

    /// A look at a product by a customer of this number.
    static func view(_ number: Int) -> PlantedEvent {
        PlantedEvent(
            eventType: "productViewed",
            key: quoted("visitor\(number)@example.com"),
            parameters: [
                ("email", quoted("visitor\(number)@example.com")), ("externalCustomerId", quoted("PV\(number)")),
                ("product", #"{"productId":"200100","price":95.5,"isInStock":1}"#), ("currencyCode", quoted("UAH")),
            ],
            occurred: time(number)
        )
    }

    /// An order of this number, without lines.
    static func order(_ number: Int, type: String = "orderCreated") -> PlantedEvent {
        PlantedEvent(
            eventType: type,
            key: quoted("visitor\(number)@example.com"),
            parameters: [
                ("email", quoted("visitor\(number)@example.com")), ("externalCustomerId", quoted("PV\(number)")),
                ("externalOrderId", quoted("P-\(number)")), ("totalCost", quoted("500.00")),
                ("status", quoted("INITIALIZED")), ("date", #""2024-12-30T10:00:00""#), ("currency", quoted("UAH")),
            ],
            occurred: time(number)
        )
    }

    /// An order of this number with lines, each as JSON.
    static func order(_ number: Int, total: String, lines: [String]) -> PlantedEvent {
        order(number).with("totalCost", quoted(total)).with("items", "[\(lines.joined(separator: ","))]")
    }

    /// A line of an order: its number, its quantity and its cost as JSON, and what else stands in it.
    static func line(_ number: Int, quantity: String = "1", cost: String = "250", without field: String = "") -> String
    {
        let fields = [
            ("externalItemId", quoted("\(300_000 + number)")), ("name", quoted("Lamp \(number)")),
            ("category", quoted("home")), ("quantity", quantity), ("cost", cost),
            ("url", quoted("https://shop.example.com/item/\(300_000 + number)")),
            ("imageUrl", quoted("https://shop.example.com/item/\(300_000 + number)/image.jpg")),
        ]
        return "{" + fields.filter { $0.0 != field }.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    /// The event with another value of a parameter, which comes last if it is new.
    func with(_ name: String, _ value: String) -> PlantedEvent {
        var event = self
        if let index = event.parameters.firstIndex(where: { $0.name == name }) {
            event.parameters[index].value = value
        } else {
            event.parameters.append((name, value))
        }
        return event
    }

    /// The event with one more parameter, whatever its name.
    func adding(_ name: String, _ value: String) -> PlantedEvent {
        var event = self
        event.parameters.append((name, value))
        return event
    }

    /// The event without the parameters of these names.
    func without(_ names: String...) -> PlantedEvent {
        var event = self
        event.parameters.removeAll { names.contains($0.name) }
        return event
    }

    /// The event with another type, key or time.
    func having(type: String? = nil, key: String?? = .none, occurred: String?? = .none) -> PlantedEvent {
        var event = self
        if let type { event.eventType = type }
        if let key { event.key = key }
        if let occurred { event.occurred = occurred }
        return event
    }

    /// The event as a line of NDJSON, without the line feed.
    var line: String {
        let list = parameters.map { "{\"name\":\(Self.quoted($0.name)),\"value\":\($0.value)}" }.joined(separator: ",")
        return "{\(members)\"eventTypeKey\":\(Self.quoted(eventType))"
            + (key.map { ",\"keyValue\":\($0)" } ?? "") + ",\"params\":[\(list)]"
            + (occurred.map { ",\"occurred\":\($0)" } ?? "") + "}"
    }

    /// A time of its own for each number, on the last days of the shop.
    static func time(_ number: Int) -> String {
        let minute = number % 600
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\"2024-12-30T\(two(8 + minute / 60)):\(two(minute % 60))\""
    }

    /// A text as JSON; the texts of the sample need no escapes but these.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
