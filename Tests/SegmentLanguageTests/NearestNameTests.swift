import SegmentLanguage
import Testing

struct `The nearest name` {
    static let events = ["orderCreated", "orderUpdated", "orderDelivered", "productViewed", "pageViewed", "a", "id"]

    @Test(arguments: [
        ("orderCreatd", "orderCreated"),  // one left out
        ("orderCraeted", "orderCreated"),  // two swapped
        ("ordercreated", "orderCreated"),  // the case alone
        ("ORDERUPDATED", "orderUpdated"),
        ("pageVeiwed", "pageViewed"),
        ("ID", "id"),
        ("ordercreate", "orderCreated"),
    ])
    func `is the one that was meant`(written: String, meant: String) {
        #expect(nearestName(to: written, in: Self.events) == meant)
    }

    @Test(arguments: ["city", "x", "ix", "", "createdOrder", "viewed"])
    func `is none when nothing is near`(written: String) {
        #expect(nearestName(to: written, in: Self.events) == nil)
    }

    @Test func `prefers the same case, then the first by text, in any order of candidates`() {
        #expect(nearestName(to: "Cost", in: ["cost", "COST", "Costs"]) == "cost")
        #expect(nearestName(to: "ciby", in: ["cify", "city"]) == "cify")
        #expect(nearestName(to: "ciby", in: ["city", "cify"]) == "cify")
    }

    @Test func `knows Cyrillic`() {
        #expect(nearestName(to: "МИСТО", in: ["область", "місто"]) == "місто")
    }
}
