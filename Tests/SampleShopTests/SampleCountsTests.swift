import SampleShop
import Testing

struct SampleCountsTests {
    @Test(arguments: [(0, nil), (1, nil), (1, 1), (7, 3), (12, 400), (999, nil), (1_500, 40)] as [(Int, Int?)])
    func `there are exactly as many orders and contacts as asked for`(orders: Int, contacts: Int?) throws {
        let events = try SampleShop(orders: orders, contacts: contacts, seed: 5).events()
        let created = events.filter { $0.eventTypeKey == "orderCreated" }
        #expect(created.count == orders)
        #expect(Set(created.map { $0.text("externalOrderId") }).count == orders)
        #expect(Set(events.map(\.person)).count == contacts ?? max(10, orders / 10))
    }

    @Test func `numbers below nought are nought, and a shop has a customer`() {
        let shop = SampleShop(orders: -3, contacts: -3, seed: 1)
        #expect(shop.orders == 0)
        #expect(shop.contacts == 1)
    }
}
