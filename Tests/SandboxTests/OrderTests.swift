import EventModel
import Sandbox
import Testing

struct `Orders` {
    static func created(_ order: String, _ parameters: String...) -> String {
        let all = [#"email="a@example.com""#, "externalOrderId=\"\(order)\""] + parameters
        let params = all.map { parameter in
            let sides = parameter.split(separator: "=", maxSplits: 1)
            return #"{"name":"\#(sides[0])","value":\#(sides[1])}"#
        }
        return
            #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[\#(params.joined(separator: ","))],"occurred":"2024-05-02"}"#
    }

    static let whole = ["totalCost=\"258.0\"", #"status="INITIALIZED""#, #"date="2024-05-02T10:11:00""#]
    static func after(_ type: String, _ order: String) -> String {
        event(type, occurred: #""2024-05-09""#, #"email="a@example.com""#, "externalOrderId=\"\(order)\"")
    }

    static func asked() -> Asked { Asked { $0.pastEventsMakeContacts = true } }

    @Test func `come of events in the order of arrival, so that a delivery that arrives first finds none`() {
        var asked = Self.asked()
        _ = asked.sendEvents(Self.after("orderDelivered", "1"))
        _ = asked.sendEvents(Self.created("1", Self.whole[0], Self.whole[1], Self.whole[2]))
        #expect(asked.count("orders.statuses.INITIALIZED") == 1)
        #expect(asked.count("orders.ignored", of: "no earlier event creates this order") == 1)
        _ = asked.sendEvents(Self.after("orderDelivered", "1"))
        #expect(asked.count("orders.statuses.DELIVERED") == 1)
        _ = asked.sendEvents(Self.after("orderCancelled", "1"))
        #expect(asked.state("orders.statuses") == .object([.init(name: "CANCELLED", value: .number("1"))]))
        #expect(asked.count("orders.total") == 1)
    }

    /// The reasons are those of EventModel; the events are accepted all the same, as by the vendor.
    @Test(arguments: [
        (["status=\"DELIVERED\"", "date=\"2024-05-02\""], "totalCost is missing"),
        (
            ["totalCost=\"12,50\"", "status=\"DELIVERED\"", "date=\"2024-05-02\""],
            "totalCost is no number, or one too large"
        ),
        (["totalCost=1", "date=\"2024-05-02\""], "status is missing"),
        (["totalCost=1", "status=\"DELIVERED\""], "date is missing"),
        (["totalCost=1", "status=\"DELIVERED\"", "date=\"soon\""], "date is no date and time"),
        (whole + [#"items=[{"quantity":1}]"#], "an item has no externalItemId"),
        (whole + [#"items="[{\"externalItemId\":\"7\"}]""#], "an item has no quantity"),
    ])
    func `that lack something are accepted and silently ignored`(parameters: [String], reason: String) {
        var asked = Self.asked()
        let body = parameters.reduce(Self.created("1")) { body, parameter in
            let sides = parameter.split(separator: "=", maxSplits: 1)
            return body.replacing("],\"occurred\"", with: #",{"name":"\#(sides[0])","value":\#(sides[1])}],"occurred""#)
        }
        #expect(asked.sendEvents(body).text.contains("ACCEPTED"))
        #expect(asked.count("orders.total") == 0)
        #expect(asked.count("orders.ignored", of: reason) == 1)
        #expect(asked.count("events.kept") == 1)
    }

    @Test func `of nobody, and of somebody who is not known, are told apart`() {
        var asked = Asked()
        _ = asked.sendEvents(event("orderCreated", #"externalOrderId="1""#))
        _ = asked.sendEvents(Self.created("2", Self.whole[0], Self.whole[1], Self.whole[2]))
        #expect(asked.count("orders.ignored", of: "no parameter names a contact") == 1)
        #expect(
            asked.count("orders.ignored", of: "its contact is not known; contacts are imported first") == 1
        )
        #expect(asked.count("events.withoutContact") == 2)
        #expect(asked.count("contacts.total") == 0)
    }

    @Test func `that are added directly make contacts, replace each other, and are reported when they fail`() {
        var asked = Asked()
        let good =
            #"{"externalOrderId":"100500","externalCustomerId":"12345","totalCost":1000,"status":"INITIALIZED","#
            + #""date":"2017-03-08T09:30:00+02:00","currency":"USD","items":[{"externalItemId":"7","quantity":1}]}"#
        #expect(asked.send("POST", "/api/v1/orders", #"{"orders":[\#(good)]}"#).text == "{}")
        #expect(asked.count("contacts.total") == 1)
        let delivered = good.replacing("INITIALIZED", with: "DELIVERED")
        let (nobody, costless) = (#"{"externalOrderId":"9"}"#, good.replacing(#""totalCost":1000,"#, with: ""))
        let answer = asked.send("POST", "/api/v1/orders", #"{"orders":[\#(delivered),\#(nobody)]}"#)
        #expect(
            answer.text == #"{"failedOrders":{"order":{"externalOrderId":"9"},"#
                + #""error":"One of externalCustomerId, email, phone is required"}}"#
        )
        #expect(asked.count("orders.statuses.DELIVERED") == 1)
        #expect(asked.count("orders.total") == 1)
        let both = asked.send("POST", "/api/v1/orders", #"{"orders":[\#(nobody),\#(costless)]}"#)
        #expect(both.text.hasPrefix(#"{"failedOrders":[{"order":"#))
        #expect(both.text.hasSuffix(#""error":"totalCost is missing"}]}"#))
        #expect(asked.count("contacts.total") == 1)
    }
}
