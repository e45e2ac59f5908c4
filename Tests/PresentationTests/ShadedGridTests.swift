import Presentation
import Testing

struct ShadedGridTests {
    @Test func `each number has the shade of its share of the greatest`() {
        let grid = ShadedGrid(
            corner: "F \\ R",
            columns: ["1", "2", "3", "4", "5"],
            rows: [
                .init(title: "new", cells: [.integer(1), .integer(250), .integer(251), .integer(500), .integer(501)]),
                .init(title: "б", cells: [.integer(750), .integer(751), .integer(1000), .integer(0), .missing]),
            ]
        )
        #expect(
            grid.text == """
                F \\ R      1      2        3      4      5
                new    ░   1  ░ 250  ▒   251  ▒ 500  ▓ 501
                б      ▓ 750  █ 751  █ 1,000      0

                """
        )
    }

    @Test func `numbers that are not above zero have no shade`() {
        let rows = [ShadedGrid.Row(title: "a", cells: [.decimal("-2.50"), .integer(0), .text("none")])]
        #expect(
            ShadedGrid(corner: "", columns: ["x", "y", "z"], rows: rows).text
                == "         x    y       z\na    -2.50    0    none\n"
        )
    }

    @Test func `a grid without rows has its titles`() {
        #expect(ShadedGrid(corner: "c", columns: ["a", "b"], rows: []).text == "c  a  b\n")
    }

    @Test func `bars are as long as their numbers, each group by its own greatest`() {
        let table = ResultTable(
            columns: [.init("axis"), .init("contacts")],
            rows: [
                [.text("R"), .integer(80)], [.text("R"), .integer(40)], [.text("R"), .integer(1)],
                [.text("M"), .integer(3)], [.text("M"), .integer(0)],
            ]
        )
        let full = String(repeating: "█", count: 30)
        // 1/80 of 240 eighths are 3.
        #expect(
            table.withBars(of: "contacts", groups: ["axis"]).rows.map { $0[2] } == [
                .text(full), .text(String(repeating: "█", count: 15)), .text("▍"), .text(full), .missing,
            ]
        )
        #expect(table.withBars(of: "contacts").rows[3][2] == .text("█▏"))
    }
}
