/// Eleven lines of which the vendor would take three; every figure of their rehearsal can be counted by hand.
///
/// - Olena: R-1, delivered, 1000. R-5, delivered, has no total, and two pieces at 50. The delivery of an R-9 that nobody
///   created.
/// - Taras: R-2 of 500 with an apostrophe in its keyValue, which is refused; and its delivery, which then has no order.
/// - Iryna: R-3, delivered, with the total 300,50. She looked at a product; the event comes twice.
/// - Petro: R-4 of 200 without a status.
/// - Somebody who is not named looked at a product; and one line has no time.
enum LossyShop {
    static let lines =
        [
            order("R-1", "olena", key: "olena", status: "DELIVERED", total: "1000"),
            order("R-2", "taras", key: "O'Taras", status: "INITIALIZED", total: "500"),
            delivery("R-2", "taras"),
            order("R-3", "iryna", key: "iryna", status: "DELIVERED", total: "\"300,50\""),
            order("R-4", "petro", key: "petro", status: nil, total: "200"),
            order("R-5", "olena", key: "olena", status: "DELIVERED", total: nil),
            view("email", "iryna@example.com"), view("email", "iryna@example.com"), view("session", "s-1"),
            #"{"eventTypeKey":"productViewed","keyValue":"p","params":[{"name":"email","value":"late@example.com"}]}"#,
            delivery("R-9", "olena"),
        ].joined(separator: "\n") + "\n"

    /// The segments that the figures are given for.
    static let segments = [
        "order count >= 1", "did orderCreated", "did orderDelivered", "did productViewed at least 2 times",
    ]

    private static func order(_ number: String, _ who: String, key: String, status: String?, total: String?) -> String {
        let status = status.map { #"{"name":"status","value":"\#($0)"},"# } ?? ""
        let total = total.map { #"{"name":"totalCost","value":\#($0)},"# } ?? ""
        return
            #"{"eventTypeKey":"orderCreated","keyValue":"\#(key)","params":[{"name":"externalOrderId","value":"\#(number)"},"#
            + #"{"name":"email","value":"\#(who)@example.com"},{"name":"date","value":"2024-11-02T10:15:00"},"#
            + status + total + #"{"name":"currency","value":"UAH"},"#
            + #"{"name":"items","value":[{"externalItemId":"B","quantity":2,"cost":50.00}]}],"occurred":"2024-11-02T10:15"}"#
    }

    private static func delivery(_ number: String, _ who: String) -> String {
        #"{"eventTypeKey":"orderDelivered","keyValue":"\#(who)","params":[{"name":"externalOrderId","value":"\#(number)"},"#
            + #"{"name":"email","value":"\#(who)@example.com"}],"occurred":"2024-11-05T12:00"}"#
    }

    private static func view(_ name: String, _ value: String) -> String {
        #"{"eventTypeKey":"productViewed","keyValue":"p","params":[{"name":"\#(name)","value":"\#(value)"}],"#
            + #""occurred":"2024-12-01T09:30"}"#
    }
}
