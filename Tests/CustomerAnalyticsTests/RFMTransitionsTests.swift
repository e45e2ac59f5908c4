import CustomerAnalytics
import EventModel
import TestSupport
import Testing

struct RFMTransitionsTests {
    @Test func `a cancelled order takes a contact out, a new one brings another in`() throws {
        let book = try RFMShop.book([
            ShopOrder(contact: 0, date: "2024-01-01", total: "50", until: "2024-03-01"),
            ShopOrder(contact: 0, date: "2024-01-01", total: "50", status: .cancelled, from: "2024-03-01"),
            ShopOrder(contact: 1, date: "2024-03-05", total: "8"),
            ShopOrder(contact: 2, date: "2024-01-03", total: "20"),
            ShopOrder(contact: 2, date: "2024-03-06", total: "1.5"),
        ])
        let names = try RFMSegmentRules(
            bins: 2,
            rules: [.init(name: "Recent", recency: 2...2, frequency: 1...2, monetary: 1...2)]
        )
        let before = try RFMShop.result(book, asOf: "2024-02-01", .rank(bins: 2), names: names)
        let after = try RFMShop.result(book, asOf: "2024-03-31", .rank(bins: 2), names: names)
        // In February 2 is the more recent one of 0 and 2; in March 2 is it again, before 1.
        let cells = RFMTransitions(from: before, to: after).cells
        #expect(cells.count == 3)
        #expect(cells.map(\.from) == ["Recent", "Others", nil])
        #expect(cells.map(\.to) == ["Recent", nil, "Others"])
        #expect(cells.map(\.contacts) == [1, 1, 1])
        #expect(cells.map { $0.amountBefore.description } == ["20", "50", "0"])
        #expect(cells.map { $0.amountAfter.description } == ["21.5", "0.0", "8.0"])
    }

    @Test(arguments: 1...20)
    func `the matrix adds up to the groups of both dates`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let rules = try RFMShop.halves()
        let book = try RFMShop.randomBook(&dice, contacts: 40, orders: 200)
        let before = try RFMShop.result(book, asOf: RFMShop.day(dice.number(0...200)), names: rules)
        let after = try RFMShop.result(book, asOf: RFMShop.day(dice.number(200...420)), names: rules)
        let cells = RFMTransitions(from: before, to: after).cells
        for summary in before.segmentSummaries() {
            let own = cells.filter { $0.from == summary.name }
            #expect(own.map(\.contacts).reduce(0, +) == summary.contacts)
            #expect(own.map(\.amountBefore).reduce(.zero, SlowRFM.sum) == summary.revenue)
        }
        for summary in after.segmentSummaries() {
            let own = cells.filter { $0.to == summary.name }
            #expect(own.map(\.contacts).reduce(0, +) == summary.contacts)
            #expect(own.map(\.amountAfter).reduce(.zero, SlowRFM.sum) == summary.revenue)
        }
        #expect(cells.allSatisfy { $0.from != nil || $0.to != nil })
        let union = Set(before.figures.contacts).union(after.figures.contacts)
        #expect(cells.map(\.contacts).reduce(0, +) == union.count)
    }

    @Test(arguments: 1...10)
    func `the heat map counts every contact once and its means are its sums divided`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let book = try RFMShop.randomBook(&dice, contacts: 40, orders: 200)
        let result = try RFMShop.result(book, asOf: "2024-10-01")
        let cells = RFMHeatMap(result).cells
        #expect(cells.count == 25)
        for cell in cells {
            let own = (0..<result.figures.count).filter {
                Int(result.recency.scores[$0]) == cell.recencyScore
                    && Int(result.frequency.scores[$0]) == cell.frequencyScore
            }
            #expect(cell.contacts == own.count)
            #expect(cell.amount == own.map { result.figures.amount(at: $0) }.reduce(.zero, SlowRFM.sum))
            #expect((cell.meanAmount == nil) == own.isEmpty)
            if own.count == 1 { #expect(cell.meanAmount == cell.amount) }
        }
    }
}
