import Columns
import CustomerAnalytics
import EventModel
import TestSupport
import Testing

/// A restricted statistic is that of a book which has nothing else in it.
struct RestrictionTests {
    private static func orders(_ dice: inout Dice) -> [ShopOrder] {
        (0..<dice.number(0...150)).map { _ in
            let day = dice.number(0...300)
            return ShopOrder(
                contact: UInt32(dice.number(0...14)),
                date: RFMShop.day(day),
                total: dice.one(of: ["0", "-12.5", "10", "10.00", "19.99", "3.125"]),
                status: dice.one(of: [.delivered, .delivered, .cancelled, .initialized]),
                currency: dice.one(of: ["UAH", "EUR", nil]),
                from: RFMShop.day(day + dice.number(-5...5)),
                until: dice.once(in: 3) ? RFMShop.day(day + dice.number(6...120)) : nil
            )
        }
    }

    @Test(arguments: 1...30)
    func `a moment, dates, a currency and contacts leave the orders that they name`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let orders = Self.orders(&dice)
        let (asOf, from, to) = (
            RFMShop.day(dice.number(100...320)), RFMShop.day(dice.number(0...150)), RFMShop.day(dice.number(120...320))
        )
        let contacts = (0..<15).filter { _ in dice.once(in: 2) }
        let restricted = OrderSelection(
            asOf: try RFMShop.end(of: asOf),
            currency: .named("UAH"),
            from: try RFMShop.clock(from),
            to: try RFMShop.end(of: to),
            contacts: Bitmap(count: 15, ones: contacts)
        )
        // Days are texts of one length, so that they compare as they follow one another.
        let left = orders.filter { order in
            let isValid = (order.from ?? order.date) <= asOf && order.until.map { $0 > asOf } ?? true
            return isValid && order.date <= asOf && from <= order.date && order.date <= to
                && order.status == .delivered && order.currency == "UAH" && contacts.contains(Int(order.contact))
        }.map { ShopOrder(contact: $0.contact, date: $0.date, total: $0.total, from: "2000-01-01") }
        let book = try RFMShop.book(orders, contacts: 15)
        let small = try RFMShop.book(left, contacts: 15)
        let plain = OrderSelection(asOf: try RFMShop.end(of: asOf))

        let settings = RFMResult.Settings(method: .quantile(bins: 5), names: try RFMShop.halves())
        let result = try RFMResult(book, restricted, settings, firstOccurred: [])
        let expected = try RFMResult(small, plain, settings, firstOccurred: [])
        #expect(result.figures.contacts == expected.figures.contacts)
        #expect(result.figures.recencyDays == expected.figures.recencyDays)
        #expect(result.recency.scores == expected.recency.scores)
        #expect(result.recency.bins == expected.recency.bins)
        #expect(result.frequency.scores == expected.frequency.scores)
        #expect(result.monetary?.bins == expected.monetary?.bins)
        #expect(result.monetary?.scores == expected.monetary?.scores)
        #expect(result.segmentSummaries().map(\.contacts) == expected.segmentSummaries().map(\.contacts))
        #expect(result.segmentSummaries().map(\.averageCheck) == expected.segmentSummaries().map(\.averageCheck))

        for grouping in [AverageCheckGrouping.all, .time(.month), .time(.weekday)] {
            let rows = try AverageCheck(book, restricted, by: grouping).rows
            let expectedRows = try AverageCheck(small, plain, by: grouping).rows
            #expect(rows.map(\.group) == expectedRows.map(\.group))
            #expect(rows.map(\.orders) == expectedRows.map(\.orders))
            #expect(rows.map(\.revenue) == expectedRows.map(\.revenue))
            #expect(rows.map(\.trimmedMean) == expectedRows.map(\.trimmedMean))
            #expect(rows.map(\.percentiles) == expectedRows.map(\.percentiles))
        }
        let bins = try AverageCheckHistogram(book, restricted).rows
        #expect(bins == (try AverageCheckHistogram(small, plain).rows))
        #expect(bins.map(\.orders).reduce(0, +) == left.count)
    }

    @Test(arguments: 1...20)
    func `an order is in each group of its contact, and groups that overlap count it once each`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let orders = Self.orders(&dice)
        let book = try RFMShop.book(orders, contacts: 15)
        let sets = (0..<3).map { _ in (0..<15).filter { _ in dice.once(in: 3) } }
        let groups = ContactGroups(
            sets.enumerated().map { ("g\($0)", Bitmap(count: 15, ones: $1)) },
            contactCount: 15
        )
        let selection = OrderSelection(asOf: try RFMShop.end(of: RFMShop.day(400)), currency: .named("UAH"))
        let rows = try AverageCheck(book, selection, by: .contacts(groups)).rows
        let counted = book.counted(selection)
        for (number, set) in sets.enumerated() {
            let own = counted.contacts.count { set.contains(Int($0)) }
            #expect((rows.first { $0.group == "g\(number)" }?.orders ?? 0) == own)
        }
        let outside = counted.contacts.count { contact in !sets.contains { $0.contains(Int(contact)) } }
        #expect((rows.first { $0.group == nil }?.orders ?? 0) == outside)
    }
}
