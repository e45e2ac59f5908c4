/// Eight lines from which every figure of an import and of a few segments can be counted by hand.
///
/// - Olena: order A-1, delivered, 1250.00; and the delivery of an order that nobody created, which counts for nothing.
/// - Taras: order A-2, 310.50, first INITIALIZED and then delivered.
/// - Iryna: looked at a product; her event comes twice, the second time as a duplicate.
/// - Somebody who is not named looked at a product too.
/// - One line has no time and is no event.
enum SmallShop {
    static let lines = events.joined(separator: "\n") + "\n"

    /// The stored events, as export writes them.
    static let stored = (events[0...4] + [events[6]]).joined(separator: "\n") + "\n"

    private static let events = [
        order("A-1", of: "olena@example.com", total: "1250.00", status: "DELIVERED", on: "2024-11-02T10:15"),
        order("A-2", of: "taras@example.com", total: "310.50", status: "INITIALIZED", on: "2024-11-20T18:40"),
        delivery("A-2", of: "taras@example.com", on: "2024-11-24T12:00"),
        view("\"email\",\"value\":\"iryna@example.com\"", on: "2024-12-01T09:30"),
        view("\"session\",\"value\":\"s-1\"", on: "2024-12-02T09:30"),
        view("\"email\",\"value\":\"iryna@example.com\"", on: "2024-12-01T09:30"),
        delivery("X-9", of: "olena@example.com", on: "2024-12-03T12:00"),
        #"{"eventTypeKey":"productViewed","keyValue":"p","params":[{"name":"email","value":"late@example.com"}]}"#,
    ]

    /// An orderCreated event of one pair of boots.
    static func order(_ number: String, of email: String, total: String, status: String, on time: String) -> String {
        #"{"eventTypeKey":"orderCreated","keyValue":"\#(email)","params":[{"name":"externalOrderId","value":"\#(number)"},"#
            + #"{"name":"email","value":"\#(email)"},{"name":"date","value":"\#(time):00"},"#
            + #"{"name":"status","value":"\#(status)"},{"name":"totalCost","value":\#(total)},"#
            + #"{"name":"currency","value":"UAH"},"#
            + #"{"name":"items","value":[{"externalItemId":"B-7","category":"shoes","quantity":1}]}],"occurred":"\#(time)"}"#
    }

    private static func delivery(_ number: String, of email: String, on time: String) -> String {
        #"{"eventTypeKey":"orderDelivered","keyValue":"\#(email)","params":[{"name":"externalOrderId","value":"\#(number)"},"#
            + #"{"name":"email","value":"\#(email)"}],"occurred":"\#(time)"}"#
    }

    private static func view(_ parameter: String, on time: String) -> String {
        #"{"eventTypeKey":"productViewed","keyValue":"p","params":[{"name":\#(parameter)}],"occurred":"\#(time)"}"#
    }
}
