import Foundation

/// A shop from whose few orders every figure of RFM and the average check is worked out by hand.
///
/// As of 2024-12-31, in hryvnias and DELIVERED: Anna 50.50 and 100, Bohdan 30, Clara 20 and 40 on one day. Left out are
/// Dmytro's order, which is INITIALIZED, Eva's, which was cancelled on 20 December, Anna's in dollars, one of Bohdan
/// that is dated ahead, and one that names nobody.
enum OrderShop {
    static let lines = events.joined(separator: "\n") + "\n"

    private static let events = [
        order("1", of: "anna", "50.50", on: "2024-11-11T10:00", city: "Kyiv", category: "shoes"),
        order("2", of: "bohdan", "30", on: "2024-12-11T10:00", city: "Lviv", category: "books"),
        order("3", of: "clara", "20", on: "2024-10-02T09:00", city: "Kyiv", category: "shoes"),
        order("4", of: "clara", "40", on: "2024-10-02T18:00", city: "Lviv", category: "shoes"),
        order("5", of: "anna", "100", on: "2024-12-21T10:00", city: "Kyiv", category: "books"),
        order("6", of: "dmytro", "999", on: "2024-12-30T10:00", status: "INITIALIZED"),
        order("7", of: "eva", "70", on: "2024-12-01T10:00"),
        #"{"eventTypeKey":"orderCancelled","keyValue":"k","params":[{"name":"externalOrderId","value":"7"},"#
            + #"{"name":"email","value":"eva@example.com"}],"occurred":"2024-12-20T10:00"}"#,
        order("8", of: "anna", "5", on: "2024-12-25T10:00", currency: "USD"),
        order("9", of: "bohdan", "60", on: "2024-12-20T10:00", dated: "2025-01-15T10:00"),
        order("10", of: nil, "80", on: "2024-12-22T10:00"),
    ]

    private static func order(
        _ number: String,
        of person: String?,
        _ total: String,
        on time: String,
        dated: String? = nil,
        status: String = "DELIVERED",
        currency: String = "UAH",
        city: String? = nil,
        category: String? = nil
    ) -> String {
        let texts = [
            ("externalOrderId", number), ("date", (dated ?? time) + ":00"), ("status", status), ("currency", currency),
        ]
        let optional = [("email", person.map { $0 + "@example.com" }), ("city", city)]
        let parameters =
            texts.map { #"{"name":"\#($0)","value":"\#($1)"}"# }
            + optional.compactMap { name, value in value.map { #"{"name":"\#(name)","value":"\#($0)"}"# } }
            + [#"{"name":"totalCost","value":\#(total)}"#]
            + (category.map {
                [#"{"name":"items","value":[{"externalItemId":"i","quantity":1,"category":"\#($0)"}]}"#]
            } ?? [])
        return #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[\#(parameters.joined(separator: ","))],"#
            + #""occurred":"\#(time)"}"#
    }
}

extension WorkFolder {
    /// A database of the ``OrderShop``, imported once for all tests.
    private static let orderShop = Result {
        let work = try WorkFolder()
        try work.write("orders.ndjson", OrderShop.lines)
        try work.run("import", "orders.ndjson", "--time-zone", "UTC")
        return try work.bytes(of: "muster.sqlite")
    }

    /// A folder whose database holds the ``OrderShop``, with the clock of UTC.
    static func withOrderShop() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write("muster.sqlite", try orderShop.get())
        return work
    }
}
