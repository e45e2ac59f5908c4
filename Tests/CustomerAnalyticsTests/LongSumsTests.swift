import CustomerAnalytics
import EventModel
import Testing

/// Totals that no shop has, great ones and ones with many digits after the point, whose sums 128 bits do not hold.
@Suite struct LongSumsTests {
    private static let great = "9000000000000000000"
    private static let long = "0.000000000000000001"
    private static let totals = [long] + Array(repeating: great, count: 20)

    private static let error = CustomerAnalyticsError.sumsTooLong(
        greatest: ExactDecimal(mantissa: 9_000_000_000_000_000_000),
        digits: 18
    )

    @Test func `sums that cannot be exact are refused with what is in their way`() throws {
        let book = OrderBook(BookOrder.totals(Self.totals))
        #expect(throws: Self.error) { try AverageCheck(book, .asOf()) }
        #expect(throws: Self.error) { try AverageCheckHistogram(book, .asOf()) }
        #expect(throws: Self.error) { try Retention(book, .asOf()) }
        #expect(throws: Self.error) { try book.counted(.asOf()).totals }
        #expect("\(Self.error)".contains("one of them is 9000000000000000000, one has 18 digits after the point"))
    }

    @Test func `so are those of RFM`() throws {
        let book = try RFMShop.book(totals: Self.totals)
        #expect(throws: Self.error) { try RFMShop.result(book, asOf: "2024-01-31") }
        // Recency and frequency ask for no money.
        let orders = book.counted(OrderSelection(asOf: try RFMShop.end(of: "2024-01-31")))
        let figures = RFMFigures(orders, frequency: .orders)
        #expect(figures.recencyDays == Array(repeating: 30, count: Self.totals.count))
        #expect(throws: Self.error) { try figures.requireAmounts() }
    }

    @Test(arguments: [OrderStatus.cancelled, .delivered])
    func `so is the sum with the cancelled orders`(_ statusOfGreat: OrderStatus) {
        let orders = (0..<200).map { number in
            BookOrder(
                order: UInt32(number),
                contact: 0,
                total: number == 0 ? Self.long : Self.great,
                date: "2024-01-01",
                status: number > 0 ? statusOfGreat : statusOfGreat == .cancelled ? .delivered : .cancelled
            )
        }
        #expect(throws: Self.error) { try AverageCheck(OrderBook(orders, contacts: 1), .asOf()) }
    }

    @Test func `other orders are none of their business`() throws {
        var orders = Self.totals.enumerated().map { number, total in
            BookOrder(order: UInt32(number), contact: 0, total: total, date: "2024-02-01")
        }
        orders.append(BookOrder(order: 99, contact: 0, total: "12.5", date: "2024-01-01"))
        let rows = try AverageCheck(OrderBook(orders, contacts: 1), .asOf("2024-01-31")).rows
        #expect(rows.map(\.revenue.description) == ["12.5"])
    }
}
