import CustomerAnalytics
import EventModel
import TestSupport
import Testing

struct RFMQuantileTests {
    @Test func `ten amounts fall into five bins at the quantiles plus one`() throws {
        // Type 7 of 10, 20 to 100 at one fifth: position 1.8, 20 + 0.8 * 10 = 28; then 46, 64 and 82.
        let result = try RFMShop.result(
            RFMShop.book(totals: (1...10).map { "\($0 * 10)" }),
            asOf: "2024-01-02"
        )
        let monetary = try #require(result.monetary)
        #expect(monetary.scores == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(monetary.bins.map { $0.lower?.description } == ["10", "29", "47", "65", "83"])
        #expect(monetary.bins.map { $0.upper?.description } == ["29", "47", "65", "83", "101"])
        #expect(monetary.bins.map(\.contacts) == [2, 2, 2, 2, 2])
    }

    @Test func `equal borders leave bins empty`() throws {
        // Frequencies 1 seven times, 2, 3, 9: quantiles 1, 1, 1 and 2.2, so the borders are 2, 2, 2 and 3.2.
        let counts = [1, 1, 1, 1, 1, 1, 1, 2, 3, 9]
        let orders = counts.enumerated().flatMap { contact, count in
            (0..<count).map { _ in ShopOrder(contact: UInt32(contact), date: "2024-01-01") }
        }
        let result = try RFMShop.result(RFMShop.book(orders), asOf: "2024-01-02")
        #expect(result.frequency.scores == [1, 1, 1, 1, 1, 1, 1, 4, 4, 5])
        #expect(result.frequency.bins.map(\.contacts) == [7, 0, 0, 2, 1])
        #expect(result.frequency.bins.map { $0.lower?.description } == ["1", "2", "2", "2", "3.2"])
    }

    @Test func `few days since the last order score high`() throws {
        let days = ["2024-01-31", "2024-01-25", "2024-01-20", "2024-01-10", "2024-01-01"]
        let orders = days.enumerated().map { ShopOrder(contact: UInt32($0), date: $1) }
        let result = try RFMShop.result(RFMShop.book(orders), asOf: "2024-01-31")
        #expect(result.figures.recencyDays == [0, 6, 11, 21, 30])
        // Type 7 at one fifth and so on: 4.8, 9, 15 and 22.8; plus 1 the day counts 6, 11 and 21 stay below 10, 16, 23.8.
        #expect(result.recency.scores == [5, 4, 3, 2, 1])
        #expect(result.recency.bins.map(\.score) == [5, 4, 3, 2, 1])
    }

    @Test func `one contact has the best recency and the least of the others`() throws {
        let result = try RFMShop.result(RFMShop.book(totals: ["7"]), asOf: "2024-01-02")
        #expect(result.score(at: 0) == 511)
    }

    @Test func `without orders there is nobody and there are no borders`() throws {
        let result = try RFMShop.result(RFMShop.book([]), asOf: "2024-01-02")
        #expect(result.figures.count == 0)
        #expect(result.currency == nil)
        #expect(result.recency.bins.allSatisfy { $0.contacts == 0 && $0.lower == nil && $0.upper == nil })
        #expect(result.frequency.bins.count == 5)
        #expect(result.monetary?.bins.count == 5)
    }

    @Test(arguments: ["0", "-3.5", "12.34"])
    func `equal amounts all have the same score`(total: String) throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: Array(repeating: total, count: 7)),
            asOf: "2024-01-02"
        )
        #expect(result.monetary?.scores == Array(repeating: 1, count: 7))
        #expect(result.monetary?.bins.map(\.contacts) == [7, 0, 0, 0, 0])
    }

    @Test func `a third of a quantile is stated to six digits`() throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: ["1", "2", "4"]),
            asOf: "2024-01-02",
            .quantile(bins: 3)
        )
        // 1 + 2/3 * 1 and 2 + 1/3 * 2, each plus 1.
        #expect(result.monetary?.bins.map { $0.lower?.description } == ["1", "2.666667", "3.666667"])
        #expect(result.monetary?.scores == [1, 1, 3])
    }

    @Test(arguments: 1...40)
    func `a slow reading of the rule gives the same scores`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let book = try RFMShop.randomBook(&dice, contacts: dice.number(1...30), orders: dice.number(0...120))
        let bins = dice.number(1...9)
        let result = try RFMShop.result(book, asOf: RFMShop.day(dice.number(0...420)), .quantile(bins: bins))
        let figures = SlowRFM.figures(book.counted(result.tallies.selection))
        #expect(result.figures.contacts == figures.map(\.contact))
        #expect(result.figures.recencyDays == figures.map { Int64($0.days) })
        #expect(result.figures.frequencies == figures.map { Int64($0.orders) })
        #expect(figures.indices.map { result.figures.amount(at: $0) } == figures.map(\.amount))
        let recency = SlowRFM.quantileScores(figures.map { ExactDecimal(mantissa: Int128($0.days)) }, bins: bins)
        #expect(result.recency.scores.map { Int($0) } == recency.map { bins + 1 - $0 })
        let frequency = SlowRFM.quantileScores(figures.map { ExactDecimal(mantissa: Int128($0.orders)) }, bins: bins)
        #expect(result.frequency.scores.map { Int($0) } == frequency)
        #expect(result.monetary?.scores.map { Int($0) } == SlowRFM.quantileScores(figures.map(\.amount), bins: bins))
    }
}
