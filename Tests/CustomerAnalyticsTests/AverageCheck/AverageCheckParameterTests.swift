import CustomerAnalytics
import EventModel
import EventReader
import EventStore
import Foundation
import Testing

@Suite struct AverageCheckParameterTests {
    /// The revenue of each group as of a moment, over events that are imported one part each.
    private func revenues(_ path: String, asOf: String = "2024-12-31", _ parts: [String]...) throws -> [String?: String]
    {
        try TemporaryStore.with(parts.map { $0.joined(separator: "\n") }) { snapshot in
            let parameter = OrderParameter(path, in: snapshot)
            let rows = try AverageCheck(OrderBook(snapshot), .asOf(asOf), by: .parameter(parameter)).rows
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.group, $0.revenue.description) })
        }
    }

    /// An event of an order as a line of JSON; parameters beside contact and order are JSON too.
    private func event(_ type: String, _ order: String, _ occurred: String, _ parameters: String...) -> String {
        line(type, order, occurred, parameters)
    }

    private func created(_ order: String, _ total: Int, _ occurred: String, _ parameters: String...) -> String {
        let base = ["totalCost=\(total)", #"status="DELIVERED""#, #"date="\#(occurred)""#]
        return line("orderCreated", order, occurred, base + parameters)
    }

    private func line(_ type: String, _ order: String, _ occurred: String, _ parameters: [String]) -> String {
        let own = [#"{"name":"externalCustomerId","value":"A"}"#, #"{"name":"externalOrderId","value":"\#(order)"}"#]
        let more = parameters.map { parameter in
            let parts = parameter.split(separator: "=", maxSplits: 1)
            return #"{"name":"\#(parts[0])","value":\#(parts[1])}"#
        }
        return #"{"eventTypeKey":"\#(type)","keyValue":"k","params":[\#((own + more).joined(separator: ","))],"#
            + #""occurred":"\#(occurred)"}"#
    }

    @Test func `an order has the last value that its events give, and a missing one is a group without a name`() throws
    {
        let events = [
            created("O1", 1, "2024-01-01", #"city="Kyiv""#),
            created("O2", 2, "2024-01-01", #"city="Kyiv""#),
            event("orderUpdated", "O2", "2024-02-01", #"city="Lviv""#),
            event("orderUpdated", "O2", "2024-03-01", "city=null", "discount=5"),
            event("orderDelivered", "O2", "2024-04-01", #"city="Odesa""#),
            created("O3", 4, "2024-01-01"),
            created("O4", 8, "2024-01-01", #"city="""#),
        ]
        #expect(try revenues("city", events) == ["Kyiv": "1", "Lviv": "2", nil: "4", "": "8"])
        #expect(try revenues("city", asOf: "2024-01-31", events) == ["Kyiv": "3", nil: "4", "": "8"])
        #expect(
            try revenues("city", Array(events[3...]), Array(events[..<3])) == [
                "Kyiv": "1", "Lviv": "2", nil: "4", "": "8",
            ]
        )
    }

    @Test func `an order that is created anew begins anew`() throws {
        let events = [
            created("O1", 1, "2024-01-01", #"city="Kyiv""#),
            event("orderUpdated", "O1", "2024-01-02", #"city="Lviv""#),
            created("O1", 2, "2024-02-01"),
        ]
        #expect(try revenues("city", events) == [nil: "2"])
        #expect(try revenues("city", asOf: "2024-01-31", events) == ["Lviv": "1"])
    }

    @Test func `an event that counts for nothing gives no value`() throws {
        let events = [
            created("O1", 1, "2024-01-01", #"city="Kyiv""#),
            event("orderUpdated", "O1", "2024-01-02", #"city="Lviv""#, #"status="SENT""#),
        ]
        #expect(try revenues("city", events) == ["Kyiv": "1"])
    }

    @Test func `of events in one minute the later stored one wins, and all of them count`() throws {
        let events = [
            created("O1", 1, "2024-01-01T10:00", #"city="Kyiv""#),
            event("orderUpdated", "O1", "2024-01-01T10:00", #"city="Lviv""#),
            event("orderUpdated", "O1", "2024-01-01T10:00", "totalCost=3"),
        ]
        #expect(try revenues("city", events) == ["Lviv": "3"])
    }

    @Test func `an update that counts for nothing gives no value in the moment of a later event either`() throws {
        let line = #"{"externalItemId":"1","quantity":1,"category":"#
        let events = [
            created("O1", 1, "2024-01-01T10:00", #"city="Kyiv""#, "items=[\(line)\"shoes\"}]"),
            event(
                "orderUpdated",
                "O1",
                "2024-01-02T10:00",
                #"city="Lviv""#,
                "items=[\(line)\"books\"}]",
                #"status="SENT""#
            ),
            event("orderDelivered", "O1", "2024-01-02T10:00"),
        ]
        #expect(try revenues("city", events) == ["Kyiv": "1"])
        #expect(try revenues("items.category", events) == ["shoes": "1"])
    }

    @Test func `values are the same if they are spelled the same`() throws {
        let events = [
            created("O1", 1, "2024-01-01", "storeId=5"), created("O2", 2, "2024-01-02", #"storeId="5""#),
            created("O3", 4, "2024-01-03", "storeId=5.0"), created("O4", 8, "2024-01-04", "storeId=true"),
            created("O5", 16, "2024-01-05", #"storeId="2024-01-05""#), created("O6", 32, "2024-01-06", "storeId=1e5"),
        ]
        #expect(
            try revenues("storeId", events) == [
                "5": "3", "5.0": "4", "true": "8", "2024-01-05": "16", "1e5": "32",
            ]
        )
    }

    @Test func `an order is in the group of each different value of its lines`() throws {
        func items(_ categories: String...) -> String {
            "items=["
                + categories.map { #"{"externalItemId":"1","quantity":1,"category":\#($0)}"# }.joined(separator: ",")
                + "]"
        }
        let events = [
            created("O1", 1, "2024-01-01", items(#""shoes""#, #""books""#, #""shoes""#)),
            created("O2", 2, "2024-01-02", items(#""shoes""#)),
            created("O3", 4, "2024-01-03", items("null")),
            created("O4", 8, "2024-01-04"),
            created("O5", 16, "2024-01-05", items(#""shoes""#)),
            event("orderUpdated", "O5", "2024-01-06", items(#""toys""#)),
        ]
        #expect(
            try revenues("items.category", events) == ["shoes": "3", "books": "1", nil: "12", "toys": "16"]
        )
    }

    @Test func `a name that no event has is known not to exist`() throws {
        let events = [created("O1", 1, "2024-01-01", #"city="Kyiv""#)]
        #expect(try revenues("cty", events) == [nil: "1"])
        #expect(try revenues("items.category", events) == [nil: "1"])
    }
}
