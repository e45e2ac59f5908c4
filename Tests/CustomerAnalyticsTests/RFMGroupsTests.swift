import Columns
import CustomerAnalytics
import EventModel
import TestSupport
import Testing

struct RFMGroupsTests {
    @Test func `the first rule that matches names a contact, and the rest is Others`() throws {
        let rules = try RFMShop.halves()
        #expect(rules.names == ["Recent", "Rich", "Nobody", "Others"])
        #expect(rules.text(of: "Recent") == "R 4-5, F 1-5, M 1-5 or R 3, F 3-5, M 1-5")
        #expect(rules.text(of: "Others") == nil)
    }

    @Test(arguments: 1...20)
    func `groups and their summaries are those of a slow reading of the rules`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let rules = try RFMShop.halves()
        let book = try RFMShop.randomBook(&dice, contacts: 30, orders: dice.number(1...150))
        let result = try RFMShop.result(book, asOf: RFMShop.day(dice.number(100...420)), names: rules)
        let groups = try #require(result.groups)
        let monetary = try #require(result.monetary)
        let figures = result.figures
        let names = (0..<figures.count).map { index in
            rules.rules.first {
                $0.recency.contains(Int(result.recency.scores[index]))
                    && $0.frequency.contains(Int(result.frequency.scores[index]))
                    && $0.monetary.contains(Int(monetary.scores[index]))
            }?.name ?? "Others"
        }
        #expect(groups.numbers.map { groups.names[Int($0)] } == names)
        for summary in result.segmentSummaries() {
            let own = names.indices.filter { names[$0] == summary.name }
            let amounts = own.map { figures.amount(at: $0) }
            let revenue = amounts.reduce(.zero, SlowRFM.sum)
            #expect(summary.contacts == own.count)
            #expect(summary.orders == own.map { Int(figures.orders[$0]) }.reduce(0, +))
            #expect(summary.revenue == revenue)
            #expect(summary.medianAmount == SlowRFM.median(amounts))
            #expect(
                summary.medianRecencyDays
                    == SlowRFM.median(own.map { ExactDecimal(mantissa: Int128(figures.recencyDays[$0])) })
            )
            #expect(
                summary.medianFrequency
                    == SlowRFM.median(own.map { ExactDecimal(mantissa: Int128(figures.frequencies[$0])) })
            )
        }
        let members = groups.members(figures, contactCount: book.contactCount)
        #expect(members.map(\.ones) == groups.names.map { name in names.count { $0 == name } })
    }

    @Test func `the average check of a group is rounded half to even at six digits`() throws {
        let result = try RFMShop.result(
            RFMShop.book([
                ShopOrder(contact: 0, date: "2024-01-01", total: "1"),
                ShopOrder(contact: 0, date: "2024-01-01", total: "0.000005"),
                ShopOrder(contact: 0, date: "2024-01-01", total: "1"),
                ShopOrder(contact: 0, date: "2024-01-01", total: "1"),
            ]),
            asOf: "2024-01-01",
            names: RFMShop.halves()
        )
        // 3.000005 / 4 = 0.75000125
        #expect(result.segmentSummaries().first?.averageCheck?.description == "0.750001")
    }

    @Test func `names made for five scores say nothing of three`() throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: ["1", "2"]),
            asOf: "2024-01-02",
            .rank(bins: 3),
            names: RFMShop.halves()
        )
        #expect(result.groups == nil)
        #expect(result.segmentSummaries().isEmpty)
    }

    @Test(arguments: [
        (0...5, "Champions", RFMSegmentRulesError.noSuchScore(rule: "Champions", .recency, 0...5, bins: 5)),
        (1...6, "Champions", .noSuchScore(rule: "Champions", .recency, 1...6, bins: 5)),
        (1...5, "", .badName("", number: 1)),
        (1...5, "Others", .badName("Others", number: 1)),
    ])
    func `rules that cannot be meant are refused`(
        recency: ClosedRange<Int>,
        name: String,
        error: RFMSegmentRulesError
    ) {
        #expect(throws: error) {
            try RFMSegmentRules(
                bins: 5,
                rules: [.init(name: name, recency: recency, frequency: 1...1, monetary: 1...1)]
            )
        }
    }
}
