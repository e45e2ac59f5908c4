import Presentation
import Reports
import Testing

@Suite struct ShortenedRetentionTests {
    /// Rows of the months since the first order, of which some have orders.
    private static func rows(
        _ firstMonth: String,
        _ currency: String = "UAH",
        months: Int,
        ordersIn: Set<Int>
    )
        -> [[ResultTable.Cell]]
    {
        (0..<months).map {
            [.text(firstMonth), .text(currency), .integer($0), .integer(ordersIn.contains($0) ? 1 : 0)]
        }
    }

    private static func table(_ rows: [[ResultTable.Cell]]) -> ResultTable {
        ResultTable(columns: ["firstMonth", "currency", "months", "orders"].map { ResultTable.Column($0) }, rows: rows)
    }

    private static func months(_ table: ResultTable) -> [String] { table.rows.map { "\($0[0].shown) +\($0[2].shown)" } }

    @Test func `stretches of more than ten years without an order are left out, and the page says so`() throws {
        let old = Self.rows("0001-01", months: 24_300, ordersIn: [0, 3, 20_000])
        let new = Self.rows("2024-01", months: 12, ordersIn: [0, 2])
        let shortened = try #require(AverageCheckTables.shortened(Self.table(old + new)))
        #expect(
            Self.months(shortened.table)
                == ["0001-01 +0", "0001-01 +1", "0001-01 +2", "0001-01 +3", "0001-01 +20,000"]
                + (0..<12).map { "2024-01 +\($0)" }
        )
        #expect(
            shortened.note == "24,295 rows are left out: stretches of more than 120 months in which nobody ordered. "
                + "--format csv and json have them."
        )
    }

    @Test func `ten years are shown, and those of another month or currency are no part of them`() {
        let first = Self.rows("2002-01", months: 121, ordersIn: [0])
        let second = Self.rows("2002-01", "USD", months: 121, ordersIn: [120])
        #expect(AverageCheckTables.shortened(Self.table(first + second)) == nil)
        let longer = Self.rows("2002-01", months: 122, ordersIn: [0])
        #expect(AverageCheckTables.shortened(Self.table(longer)).map { Self.months($0.table) } == ["2002-01 +0"])
    }
}
