import Columns
import CustomerAnalytics
import EventModel
import Foundation
import TestSupport
import Testing

/// The same figures by lists, dictionaries and Foundation's decimals, for orders made up by a seed.
@Suite struct AverageCheckOracleTests {
    @Test(arguments: 1...30)
    func `random orders have the figures of a slow calculation`(seed: UInt64) throws {
        var random = Dice(seed: seed)
        let count = seed % 10 == 0 ? 5_000 : Int.random(in: 0...300, using: &random)
        try check(Self.orders(count, &random), statuses: seed % 3 == 0 ? Set(OrderStatus.allCases) : [.delivered])
    }

    @Test func `many orders in one group have the figures of a slow calculation`() throws {
        var random = Dice(seed: 99)
        let orders = (0..<40_000).map { index in
            BookOrder(
                order: UInt32(index),
                contact: UInt32.random(in: 0..<100, using: &random),
                total: "\(Int64.random(in: -5_000_000...90_000_000, using: &random))",
                date: "2024-01-15"
            )
        }
        try check(orders, statuses: [.delivered])
    }

    /// Of a set of contacts an order's version alone tells nothing, so this goes another way.
    @Test(arguments: 1...20)
    func `everybody as a group has the figures of all orders, whatever they are restricted to`(seed: UInt64) throws {
        var random = Dice(seed: 1_000 + seed)
        let book = OrderBook(Self.orders(Int.random(in: 1...900, using: &random), &random))
        var selection = OrderSelection.asOf(
            "2024-0\(Int.random(in: 2...4, using: &random))-15",
            seed % 2 == 0 ? [.delivered] : Set(OrderStatus.allCases)
        )
        if seed % 3 == 0 { selection.currency = seed % 2 == 0 ? .missing : .named("USD") }
        if seed % 4 < 2 { selection.from = .of("2024-01-20") }
        if seed % 5 < 2 { selection.to = .of("2024-02-20") }
        if seed % 7 < 3 { selection.contacts = Bitmap(count: 100, ones: 3..<15) }
        let everybody = ContactGroups([("all", Bitmap(count: 100, ones: 0..<100))], contactCount: 100)
        let whole = try AverageCheck(book, selection)
        let grouped = try AverageCheck(book, selection, by: .contacts(everybody))
        #expect(whole.rows == grouped.rows)
        // Numbers are equal whatever zeros they end in, but results show them.
        let money = { (row: AverageCheckRow) in
            [row.revenue, row.gross?.revenue, row.net?.revenue, row.least, row.greatest].map { $0?.description }
        }
        #expect(whole.rows.map(money) == grouped.rows.map(money))
        #expect(whole.tallies.leftOut == grouped.tallies.leftOut)
        #expect((whole.tallies.count, whole.tallies.statuses) == (grouped.tallies.count, grouped.tallies.statuses))
        for asked: AverageCheckFigures in [[], .contacts, .firstOrders, .cancelled] {
            for way: AverageCheckGrouping in [.all, .contacts(everybody)] {
                let some = try AverageCheck(book, selection, by: way, asking: asked)
                #expect(some.rows.map(Self.figuresOfTotals) == whole.rows.map(Self.figuresOfTotals))
                #expect(some.tallies.leftOut == whole.tallies.leftOut)
                let (known, all) = (some.rows.map(Self.otherFigures), whole.rows.map(Self.otherFigures))
                #expect(known.map { $0[0] } == all.map { asked == .contacts ? $0[0] : nil })
                #expect(known.map { $0[1] } == all.map { asked == .firstOrders ? $0[1] : nil })
                #expect(known.map { $0[2...] } == all.map { asked == .cancelled ? $0[2...] : [nil, nil, nil, nil] })
            }
        }
    }

    private static func figuresOfTotals(_ row: AverageCheckRow) -> [String] {
        [row.group ?? "", row.currency ?? "", String(row.orders)]
            + ([row.revenue, row.mean, row.trimmedMean, row.least, row.greatest] + row.percentiles).map(\.description)
    }

    private static func otherFigures(_ row: AverageCheckRow) -> [String?] {
        [row.contacts, row.firstOrders, row.gross?.orders, row.net?.orders].map { $0.map(String.init) }
            + [row.gross?.revenue, row.net?.revenue].map { $0?.description }
    }

    private func check(_ orders: [BookOrder], statuses: Set<OrderStatus>) throws {
        let rows = try AverageCheck(OrderBook(orders), .asOf("2024-12-31", statuses), by: .time(.month)).rows
        let counted = orders.filter { statuses.contains($0.status) }
        let groups = Dictionary(grouping: counted) { [String($0.date.prefix(7)), $0.currency] }
        let keys = groups.keys.sorted { left, right in
            (left[0] ?? "", left[1] ?? "~") < (right[0] ?? "", right[1] ?? "~")
        }
        #expect(rows.map { [$0.group, $0.currency] } == keys)
        let firsts = Self.firstOrders(counted)
        for (row, key) in zip(rows, keys) {
            let group = groups[key] ?? []
            let totals = group.compactMap { Decimal(string: $0.total) }.sorted()
            let dropped = totals.count / 10
            let kept = totals[dropped..<totals.count - dropped]
            let percentiles = [10, 25, 50, 75, 90, 99].map { Self.percentile($0, totals) }
            let expected =
                [Self.sum(totals), Self.mean(totals), Self.mean(Array(kept))] + percentiles
                + [totals[0], totals[totals.count - 1]]
            let found =
                [row.revenue, row.mean, row.trimmedMean] + row.percentiles + [row.least, row.greatest]
            #expect(found.map { Decimal(string: $0.description) } == expected)
            #expect(row.orders == group.count)
            #expect(row.contacts == Set(group.map(\.contact)).count)
            #expect(row.firstOrders == group.count { firsts.contains($0.order) })
            let cancelled = orders.filter {
                $0.status == .cancelled && String($0.date.prefix(7)) == key[0] && $0.currency == key[1]
            }
            let net = group.filter { $0.status != .cancelled }
            let gross = net + cancelled
            #expect((row.gross?.orders, row.net?.orders) == (gross.count, net.count))
            #expect(
                [row.gross, row.net].compactMap { $0.flatMap { Decimal(string: $0.revenue.description) } }
                    == [gross, net].map { Self.sum($0.compactMap { Decimal(string: $0.total) }) }
            )
        }
    }

    private static func orders(_ count: Int, _ random: inout Dice) -> [BookOrder] {
        let totals = ["0", "-3.5", "10", "10.00", "10.01", "0.00", "99.999", "250", "0.0001"]
        return (0..<count).map { index in
            let (month, day) = (Int.random(in: 1...3, using: &random), Int.random(in: 10...28, using: &random))
            return BookOrder(
                order: UInt32(index),
                contact: UInt32.random(in: 0..<20, using: &random),
                total: Bool.random(using: &random)
                    ? totals[Int.random(in: 0..<totals.count, using: &random)]
                    : "\(Int.random(in: 0...99_999, using: &random)).\(Int.random(in: 10...99, using: &random))",
                date: "2024-0\(month)-\(day)",
                currency: [nil, "UAH", "USD"][Int.random(in: 0..<3, using: &random)],
                status: OrderStatus.allCases[Int.random(in: 1...3, using: &random)]
            )
        }
    }

    private static func firstOrders(_ orders: [BookOrder]) -> Set<UInt32> {
        let byContact = Dictionary(grouping: orders, by: \.contact).values
        return Set(byContact.compactMap { $0.min { ($0.date, $0.order) < ($1.date, $1.order) }?.order })
    }

    private static func sum(_ numbers: [Decimal]) -> Decimal { numbers.reduce(0, +) }

    private static func mean(_ numbers: [Decimal]) -> Decimal { rounded(sum(numbers) / Decimal(numbers.count)) }

    /// Type 7 as R's help page writes it, with h = (n - 1) * p.
    private static func percentile(_ percent: Int, _ sorted: [Decimal]) -> Decimal {
        let position = Decimal((sorted.count - 1) * percent) / 100
        let index = (sorted.count - 1) * percent / 100
        let next = min(index + 1, sorted.count - 1)
        return rounded(sorted[index] + (position - Decimal(index)) * (sorted[next] - sorted[index]))
    }

    private static func rounded(_ number: Decimal) -> Decimal {
        var (number, result) = (number, Decimal())
        NSDecimalRound(&result, &number, 6, .bankers)
        return result
    }
}
