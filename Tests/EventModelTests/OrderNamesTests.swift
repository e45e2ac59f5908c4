import EventModel
import Testing

struct OrderNamesTests {
    @Test func `the five statuses are found under the vendor's names and keep their codes`() {
        let names = ["INITIALIZED", "IN_PROGRESS", "DELIVERED", "CANCELLED", "ABANDONED_SHOPPING_CART"]
        #expect(names.map { OrderStatus(name: $0)?.rawValue } == [0, 1, 2, 3, 4])
        #expect(names.compactMap { OrderStatus(name: $0)?.name } == names)
    }

    @Test(arguments: ["", "delivered", "IN PROGRESS", "CANCELED", " DELIVERED", "REFUNDED"])
    func `no other text is a status`(_ name: String) {
        #expect(OrderStatus(name: name) == nil)
    }

    @Test func `the four order events are found under the vendor's names and keep their codes`() {
        let names = ["orderCreated", "orderUpdated", "orderDelivered", "orderCancelled"]
        #expect(names.map { OrderEventKind(eventTypeKey: $0)?.rawValue } == [0, 1, 2, 3])
        #expect(OrderEventKind.allCases.map(\.eventTypeKey) == names)
        #expect(OrderEventKind.allCases.map(\.impliedStatus) == [nil, nil, .delivered, .cancelled])
    }

    @Test(arguments: ["", "OrderCreated", "orderINITIALIZED", "orderCanceled", "pageViewed"])
    func `no other event type builds orders`(_ name: String) {
        #expect(OrderEventKind(eventTypeKey: name) == nil)
    }
}
