import CustomerAnalytics
import Presentation
import Reports
import Testing

@Suite struct RetentionPictureTests {
    /// A row for each month since the first order, as `--retention` has them.
    private static func rows(_ firstMonth: String, months: Int) -> [[ResultTable.Cell]] {
        (0..<months).map { month in
            let share = ResultTable.Cell.decimal(month == 0 ? "1.000000" : "0.500000")
            return [
                .text(firstMonth), .text("UAH"), .integer(2), .integer(month), .integer(1), share, .integer(1),
                .decimal("10"),
            ]
        }
    }

    private static func picture(_ rows: [[ResultTable.Cell]]) throws -> HeatMapChart {
        let titles = ["firstMonth", "currency", "size", "months", "contacts", "share", "orders", "revenue"]
        let table = ResultTable(columns: titles.map { ResultTable.Column($0) }, rows: rows)
        let charts = AverageCheckPictures(table: table, by: .all).charts(of: .retention)
        #expect(charts.count == 1)
        return try #require(charts.first as? HeatMapChart)
    }

    @Test func `a picture has a row for each first month and a column for each month after it`() throws {
        let picture = try Self.picture(Self.rows("2024-01", months: 3) + Self.rows("2024-02", months: 2))
        #expect(picture.rows == ["2024-01", "2024-02"])
        #expect(picture.columns == ["1", "2"])
        #expect(picture.cells == [[.decimal("0.500000"), .decimal("0.500000")], [.decimal("0.500000"), .missing]])
    }

    @Test func `an order of the year 1 makes a picture that a browser can show`() throws {
        let picture = try Self.picture(Self.rows("0001-01", months: 24_300) + Self.rows("2024-02", months: 24))
        #expect(picture.rows == ["0001-01", "2024-02"])
        #expect(picture.columns == (1...120).map(String.init))
    }
}
