import EventModel
import Testing

@testable import Rehearsal

struct `An order event that lacks something` {
    private func event(_ type: String, _ parameters: [(String, JSONValue)]) -> JSONValue {
        let list = parameters.map { name, value in
            JSONValue.object([JSONMember(name: "name", value: .text(name)), JSONMember(name: "value", value: value)])
        }
        return .object([
            JSONMember(name: "eventTypeKey", value: .text(type)), JSONMember(name: "params", value: .list(list)),
            JSONMember(name: "occurred", value: .text("2024-11-02T10:15")),
        ])
    }

    private func line(_ members: (String, JSONValue)...) -> JSONValue {
        .object(members.map { JSONMember(name: $0.0, value: $0.1) })
    }

    @Test(arguments: [
        ("canceled", "CANCELLED"), ("Delivered ", "DELIVERED"), ("in progress", "IN_PROGRESS"),
        ("In-Progress", "IN_PROGRESS"), ("abandoned shopping cart", "ABANDONED_SHOPPING_CART"), ("SHIPPED", nil),
        ("", nil),
    ])
    func `has a status in another spelling, or none`(given: String, name: String?) {
        for type in ["orderCreated", "orderUpdated"] {
            let mended = OrderMend.status.mended(event(type, [("status", .text(given))]), number: 1)
            #expect(mended?.parameter("status") == name.map { .text($0) })
        }
        #expect(OrderMend.status.mended(event("orderDelivered", [("status", .text("canceled"))]), number: 1) == nil)
    }

    @Test func `has the total that its lines add up to, exactly`() {
        let lines = JSONValue.list([
            line(("quantity", .number("3")), ("cost", .text("0.10"))),
            line(("quantity", .text("1")), ("cost", .number("2.05"))),
        ])
        let mended = OrderMend.total.mended(event("orderCreated", [("items", lines)]), number: 1)
        #expect(mended?.parameter("totalCost") == .text("2.35"))
        let text = JSONValue.text(#"[{"quantity":2,"cost":1.5}]"#)
        let read = OrderMend.total.mended(
            event("orderCreated", [("totalCost", .text("?")), ("items", text)]),
            number: 1
        )
        #expect(read?.parameter("totalCost") == .text("3"))
        #expect(OrderMend.total.mended(event("orderUpdated", [("items", lines)]), number: 1) == nil)
    }

    @Test func `has no total where a line has no cost, or there is none`() {
        let costless = JSONValue.list([line(("quantity", .number("3")))])
        for parameters in [[("items", costless)], [("items", .list([]))], [("items", .text("boots"))], []] {
            #expect(OrderMend.total.mended(event("orderCreated", parameters), number: 1) == nil)
        }
    }

    @Test func `keeps the lines that are whole`() {
        let whole = line(("externalItemId", .text("B")), ("quantity", .number("1")))
        let lines = JSONValue.list([whole, line(("externalItemId", .text(" ")), ("quantity", .number("1")))])
        let mended = OrderMend.lines.mended(event("orderUpdated", [("items", lines)]), number: 1)
        #expect(mended?.parameter("items") == .list([whole]))
    }

    @Test func `is an order of its own, on the day of the event`() {
        let created = event("orderCreated", [])
        let (one, other) = (
            OrderMend.identifier.mended(created, number: 1), OrderMend.identifier.mended(created, number: 2)
        )
        #expect(one != nil && one?.parameter("externalOrderId") != other?.parameter("externalOrderId"))
        #expect(OrderMend.date.mended(created, number: 1)?.parameter("date") == .text("2024-11-02T10:15"))
        #expect(OrderMend.identifier.mended(event("orderDelivered", []), number: 1) == nil)
    }

    @Test func `is changed where a pointer leads, and nowhere else`() {
        let created = event("orderCreated", [("a/b~c", .text("x"))])
        #expect(created.setting(pointer: "/params/0/value", .null).parameter("a/b~c") == .null)
        #expect(created.setting(pointer: "/params/1/value", .null) == created)
        let object = JSONValue.object([JSONMember(name: "a/b~c", value: .null)])
        #expect(
            object.setting(pointer: "/a~1b~0c", .text("y")) == .object([JSONMember(name: "a/b~c", value: .text("y"))])
        )
    }
}
