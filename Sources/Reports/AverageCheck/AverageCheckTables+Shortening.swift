package import Presentation

extension AverageCheckTables {
    /// So many months without an order, one after another, are shown: as many as a picture has.
    private static let mostEmptyMonths = 120

    /// Retention for a page: without the stretches of more than ten years in which nobody of a first month ordered.
    ///
    /// One order with a date of the year 1 has a row for each of the 24,000 months since. Nil where there is no such stretch.
    package static func shortened(_ retention: ResultTable) -> ShortenedTable? {
        guard let orders = retention.columns.firstIndex(where: { $0.title == "orders" }) else { return nil }
        let rows = retention.rows
        var kept: [[ResultTable.Cell]] = []
        var place = 0
        while place < rows.count {
            var end = place + 1
            if rows[place][orders] == .integer(0) {
                // The month and the currency, which a stretch does not leave.
                while end < rows.count, rows[end][orders] == .integer(0), rows[end][0..<2] == rows[place][0..<2] {
                    end += 1
                }
            }
            if end - place <= mostEmptyMonths { kept += rows[place..<end] }
            place = end
        }
        guard kept.count < rows.count else { return nil }
        let leftOut = HumanNumber.grouped(rows.count - kept.count)
        return ShortenedTable(
            table: ResultTable(columns: retention.columns, rows: kept),
            note:
                "\(leftOut) rows are left out: stretches of more than \(mostEmptyMonths) months in which nobody ordered. "
                + "--format csv and json have them."
        )
    }
}
