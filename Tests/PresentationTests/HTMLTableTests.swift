import Foundation
import Presentation
import Testing

struct HTMLTableTests {
    @Test func `a table has a caption, headers with their scope, and numbers that keep their digits`() {
        let table = ResultTable(
            columns: [.init("group"), .init("median_amount", .right)],
            rows: [[.text("a <b>"), .decimal("1234.50")], [.text("c"), .integer(7)], [.text(""), .missing]]
        )
        let text = HTMLTable(caption: "R & F").text(table)
        #expect(text.contains("<caption class=\"unseen\">R &amp; F</caption>"))
        #expect(
            text.contains(
                "<th scope=\"col\">group</th><th scope=\"col\" class=\"number\">median amount</th></tr></thead>"
            )
        )
        #expect(text.contains("<th scope=\"row\" class=\"short\" dir=\"auto\">a &lt;b&gt;</th>"))
        #expect(text.contains("<td class=\"number\"><data value=\"1234.50\">1,234.50</data></td>"))
        #expect(text.contains("<td class=\"number\">7</td>"))
        #expect(text.contains("<td></td>"))
    }

    /// A table with so many rows, each of a name and of thirty columns of ten digits.
    private func wide(rows: Int) -> ResultTable {
        ResultTable(
            columns: [.init("name")] + (1...30).map { .init("c\($0)", .right) },
            rows: (1...rows).map { row in [.text("row \(row)")] + (1...30).map { .integer(1_000_000_000 + $0) } }
        )
    }

    @Test func `what is too wide for a sheet becomes several tables that all name the row`() {
        let text = HTMLTable(caption: "Wide").text(wide(rows: 5))
        let tables = text.components(separatedBy: "<table>").dropFirst()
        #expect(tables.count > 1)
        for table in tables { #expect(table.contains("<th scope=\"row\" class=\"short\" dir=\"auto\">row 5</th>")) }
        for column in 1...30 { #expect(text.components(separatedBy: ">c\(column)</th>").count == 2) }
        #expect(text.contains("<caption>Wide, 2 of \(tables.count)</caption>"))
    }

    @Test func `few rows of many columns are turned`() {
        let text = HTMLTable(caption: "Wide").text(wide(rows: 2))
        #expect(text.components(separatedBy: "<table>").count == 2)
        #expect(text.components(separatedBy: "<tr>").count == 32)
        #expect(text.contains("<th scope=\"col\" class=\"number\">row 2</th>"))
    }

    @Test func `no rows are a sentence`() {
        let text = HTMLTable(caption: "Rejected").text(ResultTable(columns: [.init("reason")]))
        #expect(text == "<p class=\"none\">Rejected: there are none.</p>\n")
    }
}
