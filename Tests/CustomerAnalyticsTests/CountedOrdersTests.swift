import Columns
import CustomerAnalytics
import EventModel
import EventStore
import TestSupport
import Testing

struct CountedOrdersTests {
    /// One order that is placed, delivered and cancelled, and one that is dated ahead.
    private static let history = [
        ShopOrder(contact: 0, date: "2024-01-01", total: "5", status: .initialized, until: "2024-01-05"),
        ShopOrder(contact: 0, date: "2024-01-01", total: "5", from: "2024-01-05", until: "2024-01-09"),
        ShopOrder(contact: 0, date: "2024-01-01", total: "5", status: .cancelled, from: "2024-01-09"),
        ShopOrder(contact: 1, date: "2024-01-07", total: "7", from: "2024-01-02"),
    ]

    @Test(arguments: [
        ("2023-12-31", 0, 0, 0),
        ("2024-01-01", 0, 1, 0),
        ("2024-01-04", 0, 1, 1),
        ("2024-01-05", 1, 0, 1),
        ("2024-01-08", 2, 0, 0),
        ("2024-01-09", 1, 1, 0),
    ])
    func `an order counts as it was at the end of the day`(day: String, counted: Int, status: Int, later: Int) throws {
        let orders = try RFMShop.book(Self.history).counted(OrderSelection(asOf: RFMShop.end(of: day)))
        #expect(orders.count == counted)
        #expect(orders.tallies.leftOut.status == status)
        #expect(orders.tallies.leftOut.laterThanAsOf == later)
    }

    private static let mixed = [
        ShopOrder(contact: 0, date: "2024-01-01", total: "1.5"),
        ShopOrder(contact: 1, date: "2024-01-02", total: "2.25", currency: "EUR"),
        ShopOrder(contact: 1, date: "2024-01-03", total: "3", status: .cancelled),
        ShopOrder(contact: 2, date: "2024-01-04", total: "4", currency: nil),
        ShopOrder(contact: 2, date: "2024-01-05", total: "5"),
    ]

    @Test func `each order left out is counted under its first reason`() throws {
        var selection = OrderSelection(asOf: try RFMShop.end(of: "2024-02-01"), currency: .named("UAH"))
        selection.from = try RFMShop.clock("2024-01-02")
        let orders = try RFMShop.book(Self.mixed).counted(selection)
        #expect(orders.rows == [4])
        #expect(orders.contacts == [2])
        #expect(orders.tallies.leftOut.status == 1)
        #expect(orders.tallies.leftOut.date == 1)
        #expect(orders.tallies.leftOut.currency == 2)
        #expect(orders.tallies.leftOut.total == 4)
        #expect(
            orders.tallies.statuses == [.init(status: .delivered, orders: 4), .init(status: .cancelled, orders: 1)]
        )
        #expect(
            orders.tallies.currencies == [
                .init(currency: nil, orders: 1), .init(currency: "EUR", orders: 1), .init(currency: "UAH", orders: 1),
            ]
        )
    }

    @Test func `orders of other contacts are not spoken of`() throws {
        var selection = OrderSelection(asOf: try RFMShop.end(of: "2024-02-01"), statuses: Set(OrderStatus.allCases))
        selection.contacts = Bitmap(count: 10, ones: [1])
        let orders = try RFMShop.book(Self.mixed).counted(selection)
        #expect(orders.rows == [1, 2])
        #expect(orders.tallies.leftOut == OrdersLeftOut())
    }

    @Test func `money of several currencies is refused with a list of them`() throws {
        let book = try RFMShop.book(Self.mixed)
        var selection = OrderSelection(asOf: try RFMShop.end(of: "2024-02-01"))
        let expected = CustomerAnalyticsError.severalCurrencies([
            .init(currency: "UAH", orders: 2), .init(currency: nil, orders: 1), .init(currency: "EUR", orders: 1),
        ])
        #expect(throws: expected) { try book.tallies(selection).requireOneCurrency() }
        #expect(expected.description.contains("UAH (2 orders), none stated (1 order), EUR (1 order)"))
        selection.currency = .missing
        #expect(try book.tallies(selection).requireOneCurrency() == nil)
        #expect(book.counted(selection).rows == [3])
        selection.currency = .named("GBP")
        #expect(book.counted(selection).rows.isEmpty)
    }

    @Test func `totals come at the scale of the most digits`() throws {
        var selection = OrderSelection(asOf: try RFMShop.end(of: "2024-02-01"))
        selection.statuses = [.delivered, .cancelled]
        let totals = try RFMShop.book(Self.mixed).counted(selection).totals
        #expect(totals.scale == 2)
        #expect((0..<5).map { totals[$0].description } == ["1.50", "2.25", "3.00", "4.00", "5.00"])
        guard case .narrow(let mantissas) = totals.mantissas else {
            Issue.record("three digits fit 64 bits")
            return
        }
        #expect(mantissas == [150, 225, 300, 400, 500])
    }

    @Test func `totals that no 64 bits hold stay exact`() throws {
        let spelt = ["999999999999999999", "0.000000000000000001", "-999999999999999999"]
        let result = try RFMShop.result(RFMShop.book(totals: spelt), asOf: "2024-02-01")
        #expect(result.figures.scale == 18)
        #expect((0..<3).map { result.figures.amount(at: $0) } == spelt.compactMap { DecimalText.number($0) })
        #expect(result.monetary?.scores == [5, 3, 1])
    }

    @Test(arguments: 1...20)
    func `every order as of the moment either counts or has a reason`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let book = try RFMShop.randomBook(&dice, contacts: 20, orders: 200)
        for _ in 0..<10 {
            let asOf = try RFMShop.end(of: RFMShop.day(dice.number(0...420)))
            var selection = OrderSelection(asOf: asOf)
            selection.from = asOf.adding(days: -dice.number(0...300))
            let versions = (0..<book.versions.count).map { book.versions[$0] }
            let known = versions.filter { $0.validFrom <= asOf && asOf < $0.validTo }
            let orders = book.counted(selection)
            #expect(orders.count + orders.tallies.leftOut.total == known.count)
            let slow = versions.indices.filter { row in
                let version = versions[row]
                return version.validFrom <= asOf && asOf < version.validTo && version.date <= asOf
                    && version.status == .delivered
                    && selection.from.map { version.date >= $0 } == true
            }
            #expect(orders.rows == slow.map { UInt32($0) })
            #expect(orders.tallies.statuses.map(\.orders).reduce(0, +) == known.count { $0.date <= asOf })
        }
    }
}
