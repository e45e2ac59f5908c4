import CustomerAnalytics
import EventModel
import TestSupport
import Testing

@Suite struct AverageCheckHistogramTests {
    private func bins(_ totals: [String]) throws -> [String] {
        try AverageCheckHistogram(OrderBook(BookOrder.totals(totals)), .asOf()).rows.map { row in
            "\(row.from?.description ?? "") to \(row.to?.description ?? ""): \(row.orders)"
        }
    }

    @Test func `bins are one, two or five times a power of ten wide`() throws {
        #expect(try bins(["5", "5", "6"]) == ["5 to 6: 2", "6 to 7: 1"])
        #expect(try bins(["25.99"]) == ["25.99 to 26: 1"])
        let wide = try bins((1...100).map(String.init))
        #expect(wide.count == 21)
        #expect(wide.prefix(2) == ["0 to 5: 4", "5 to 10: 5"])
        #expect(wide.last == "100 to 105: 1")
        // A width of 0.1 would take 30 steps and one more bin.
        #expect(try bins(["-1.05", "1.95"]).first == "-1.2 to -1: 1")
    }

    @Test func `a few huge or tiny orders go to open bins at the ends`() throws {
        let totals = ["-1000", "900000"] + (0..<198).map { "\($0 % 3)" }
        #expect(try bins(totals) == [" to 0: 1", "0 to 1: 66", "1 to 2: 66", "2 to 3: 66", "3 to : 1"])
    }

    @Test(arguments: 1...10)
    func `every order lies in one bin of its group, and the money adds up`(seed: UInt64) throws {
        var random = Dice(seed: seed)
        let orders = (0..<400).map { index in
            BookOrder(
                order: UInt32(index),
                total: "\(Int.random(in: -50...5_000, using: &random)).\(Int.random(in: 10...99, using: &random))",
                date: "2024-0\(Int.random(in: 1...3, using: &random))-11",
                currency: Bool.random(using: &random) ? "UAH" : nil
            )
        }
        let book = OrderBook(orders)
        let rows = try AverageCheck(book, .asOf(), by: .time(.month)).rows
        let bins = try AverageCheckHistogram(book, .asOf(), by: .time(.month)).rows
        for row in rows {
            let own = bins.filter { $0.group == row.group && $0.currency == row.currency }
            #expect(own.reduce(0) { $0 + $1.orders } == row.orders)
            let sum = own.reduce(Int128(0)) { $0 + ($1.revenue.rescaled(to: 2)?.mantissa ?? 0) }
            #expect(ExactDecimal(mantissa: sum, scale: 2) == row.revenue)
            #expect(own.count <= 33)
            for (bin, next) in zip(own, own.dropFirst()) { #expect(bin.to == next.from) }
        }
    }
}
