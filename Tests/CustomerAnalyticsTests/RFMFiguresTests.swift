import CustomerAnalytics
import EventModel
import TestSupport
import Testing

struct RFMFiguresTests {
    @Test func `several orders of a day are one buying day`() throws {
        let book = try RFMShop.book([
            ShopOrder(contact: 3, date: "2024-01-05T08:00"), ShopOrder(contact: 1, date: "2024-01-05T00:00"),
            ShopOrder(contact: 3, date: "2024-01-05T23:59"), ShopOrder(contact: 3, date: "2024-01-06T00:00"),
            ShopOrder(contact: 3, date: "2024-01-04T10:00"), ShopOrder(contact: 3, date: "2024-01-05T10:00"),
        ])
        let result = try RFMShop.result(book, asOf: "2024-01-10", frequency: .days)
        #expect(result.figures.contacts == [1, 3])
        #expect(result.figures.frequencies == [1, 3])
        #expect(result.figures.orders == [1, 5])
        #expect(result.figures.recencyDays == [5, 4])
    }

    @Test(arguments: 1...10)
    func `buying days are those of a slow count`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let book = try RFMShop.randomBook(&dice, contacts: 5, orders: 300)
        let result = try RFMShop.result(book, asOf: "2024-12-31", .rank(bins: 3), frequency: .days)
        #expect(
            result.figures.frequencies
                == SlowRFM.figures(book.counted(result.tallies.selection)).map { Int64($0.buyingDays) }
        )
    }

    @Test func `thousands of contacts have the figures of a slow count`() throws {
        var dice = Dice(seed: 7)
        let book = try RFMShop.randomBook(&dice, contacts: 4_000, orders: 9_000)
        let result = try RFMShop.result(book, asOf: RFMShop.day(300))
        let figures = SlowRFM.figures(book.counted(result.tallies.selection))
        #expect(figures.count > 2_000)
        #expect(result.figures.contacts == figures.map(\.contact))
        #expect(result.figures.recencyDays == figures.map { Int64($0.days) })
        #expect(result.figures.orders == figures.map { UInt32($0.orders) })
        #expect(figures.indices.map { result.figures.amount(at: $0) } == figures.map(\.amount))
    }

    /// 65,536 days before 2024-12-31, and one less: days to the as-of date that 16 bits do not hold, and just do.
    @Test(arguments: [("1845-07-27", 65_536), ("1845-07-28", 65_535), ("0001-01-01", 739_250)])
    func `an order may be centuries old`(date: String, days: Int64) throws {
        let book = try RFMShop.book([
            ShopOrder(contact: 2, date: "2024-12-31T23:59", total: "1.5"),
            ShopOrder(contact: 0, date: date, total: "2"),
            ShopOrder(contact: 0, date: date, total: "0.25"),
        ])
        let result = try RFMShop.result(book, asOf: "2024-12-31")
        #expect(result.figures.contacts == [0, 2])
        #expect(result.figures.recencyDays == [days, 0])
        #expect(result.figures.orders == [2, 1])
        #expect((0..<2).map { result.figures.amount(at: $0).description } == ["2.25", "1.50"])
    }

    @Test func `two currencies need a choice`() throws {
        let book = try RFMShop.book([
            ShopOrder(contact: 0, date: "2024-01-01", total: "5"),
            ShopOrder(contact: 0, date: "2024-01-02", total: "9", currency: "EUR"),
        ])
        #expect(throws: CustomerAnalyticsError.self) { try RFMShop.result(book, asOf: "2024-01-05") }
        var selection = OrderSelection(asOf: try RFMShop.end(of: "2024-01-05"), currency: .named("EUR"))
        let settings = RFMResult.Settings(method: .quantile(bins: 5))
        let euros = try RFMResult(book, selection, settings, firstOccurred: [])
        #expect(euros.currency == "EUR")
        #expect(euros.figures.amount(at: 0).description == "9")
        #expect(euros.figures.recencyDays == [3])
        #expect(euros.tallies.leftOut.currency == 1)
        selection.asOf = try RFMShop.end(of: "2024-01-01")
        selection.currency = nil
        #expect(try RFMResult(book, selection, settings, firstOccurred: []).currency == "UAH")
    }

    @Test func `negative and zero totals count as orders`() throws {
        let book = try RFMShop.book([
            ShopOrder(contact: 0, date: "2024-01-01", total: "-7.25"),
            ShopOrder(contact: 0, date: "2024-01-01", total: "0"),
            ShopOrder(contact: 1, date: "2024-01-01", total: "0.00"),
        ])
        let figures = try RFMShop.result(book, asOf: "2024-01-01").figures
        #expect(figures.orders == [2, 1])
        #expect(figures.amount(at: 0).description == "-7.25")
        #expect(figures.amount(at: 1) == .zero)
        #expect(figures.recencyDays == [0, 0])
    }

    @Test(arguments: 1...20)
    func `bars count every contact once, side by side`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let book = try RFMShop.randomBook(&dice, contacts: 40, orders: dice.number(1...200))
        let figures = try RFMShop.result(book, asOf: "2024-12-31").figures
        let amounts = (0..<figures.count).map { figures.amount(at: $0) }
        let bars = RFMHistogram(figures, .monetary).bars
        #expect(bars.count <= RFMHistogram.mostBars)
        for bar in bars { #expect(bar.contacts == amounts.count { bar.from <= $0 && $0 < bar.to }) }
        #expect(bars.map(\.contacts).reduce(0, +) == figures.count)
        for (bar, next) in zip(bars, bars.dropFirst()) { #expect(bar.to == next.from) }
        for axis in [RFMAxis.recency, .frequency] {
            #expect(RFMHistogram(figures, axis).bars.map(\.contacts).reduce(0, +) == figures.count)
        }
    }

    @Test func `bars have widths that are easy to read`() throws {
        let figures = try RFMShop.result(
            RFMShop.book(totals: ["-30.5", "12", "68.99"]),
            asOf: "2024-01-01"
        ).figures
        // 99.49 in at most twenty widths: 5.
        let bars = RFMHistogram(figures, .monetary).bars
        #expect(bars.first?.from.description == "-35")
        #expect(bars.first?.to.description == "-30")
        #expect(bars.last?.to.description == "70")
        #expect(bars.count == 21)
        let day = RFMHistogram(figures, .recency).bars
        #expect(day.map(\.from.description) == ["0"])
        #expect(day.map(\.to.description) == ["1"])
        #expect(day.map(\.contacts) == [3])
    }

    @Test func `sums near both ends of what sums may be have bars, too`() throws {
        let huge = String(Int64.max)
        let book = try RFMShop.book(
            (0..<4).map { ShopOrder(contact: $0 % 2, date: "2024-01-01", total: ($0 % 2 == 0 ? "" : "-") + huge) }
                + [ShopOrder(contact: 2, date: "2024-01-01", total: "0.000000000000000001")]
        )
        let figures = try RFMShop.result(book, asOf: "2024-01-01").figures
        let bars = RFMHistogram(figures, .monetary).bars
        #expect(bars.map(\.contacts).filter { $0 > 0 } == [1, 1, 1])
        for (bar, next) in zip(bars, bars.dropFirst()) { #expect(bar.from < bar.to && bar.to == next.from) }
    }
}
