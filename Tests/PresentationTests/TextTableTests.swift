import Testing

@testable import Presentation

struct TextTableTests {
    private let orders = ResultTable(
        columns: [.init("contact"), .init("orders"), .init("revenue")],
        rows: [
            [.text("Олена"), .integer(12), .decimal("1234567.50")],
            [.text("東京 shop"), .integer(1200), .missing],
            [.text(""), .integer(-3), .decimal("0.1")],
        ]
    )

    @Test func `texts stand left and numbers right, by the width that is seen`() {
        #expect(
            TextTable().text(orders) == """
                contact    orders       revenue
                ---------  ------  ------------
                Олена          12  1,234,567.50
                東京 shop   1,200
                ""             -3           0.1

                """
        )
    }

    @Test func `digits can be left without separators`() {
        #expect(
            TextTable(groupsDigits: false).text(orders) == """
                contact    orders     revenue
                ---------  ------  ----------
                Олена          12  1234567.50
                東京 shop    1200
                ""             -3         0.1

                """
        )
    }

    @Test func `a table without rows still says its columns`() {
        let table = ResultTable(columns: [.init("name"), .init("size", .right)])
        #expect(TextTable().text(table) == "name  size\n----  ----\n")
    }

    @Test func `a column of texts stands right if it is told to`() {
        let table = ResultTable(columns: [.init("asOf", .right)], rows: [[.text("now")], [.text("yesterday")]])
        #expect(TextTable().text(table) == "     asOf\n---------\n      now\nyesterday\n")
    }

    @Test func `a line feed in a text does not make another row`() {
        let table = ResultTable(columns: [.init("city"), .init("n")], rows: [[.text("Ky\niv"), .integer(1)]])
        #expect(TextTable().text(table) == "city   n\n-----  -\nKy␊iv  1\n")
    }

    @Test func `what is wider than the terminal goes on in further lines set off by blank ones`() {
        let table = ResultTable(
            columns: [.init("condition"), .init("transaction_count")],
            rows: [
                [.text("revenue > 5"), .integer(7)],
                [.text("did orderCreated at least 3 times"), .integer(1_234_567)],
                [.text("order count"), .integer(8)],
            ]
        )
        #expect(
            TextTable(width: 30).text(table) == """
                                  transaction_
                condition                count
                ----------------  ------------
                revenue > 5                  7

                did orderCreated     1,234,567
                at least 3 times

                order count                  8

                """
        )
    }

    @Test func `a row that fits is not broken`() {
        let table = ResultTable(columns: [.init("a"), .init("b")], rows: [[.text("1234567890"), .text("12345678")]])
        let lines = TextTable(width: 20).text(table).split(separator: "\n")
        #expect(lines.last == "1234567890  12345678")
    }

    @Test func `numbers are never broken, however narrow the terminal`() {
        let table = ResultTable(
            columns: [.init("n"), .init("m")],
            rows: [[.integer(123_456_789), .integer(987_654_321)]]
        )
        #expect(TextTable(width: 10).text(table).hasSuffix("123,456,789  987,654,321\n"))
    }

    @Test func `columns that cannot stand side by side come in blocks with the first column in each`() {
        let table = ResultTable(
            columns: [.init("month"), .init("orders", .right), .init("revenue", .right), .init("least", .right)],
            rows: [
                [.text("2024-01"), .integer(12), .decimal("123456.78"), .integer(1)],
                [.text("2024-02"), .integer(7), .decimal("90.50"), .missing],
            ]
        )
        #expect(
            TextTable(width: 20).text(table) == """
                month    orders
                -------  ------
                2024-01      12
                2024-02       7

                month       revenue
                -------  ----------
                2024-01  123,456.78
                2024-02       90.50

                month    least
                -------  -----
                2024-01      1
                2024-02

                """
        )
    }

    @Test(arguments: [1, 20, 41, 60, 80])
    func `every character of every cell is there at any width`(width: Int) {
        let texts = ["did orderCreated where totalCost > 100", "Запоріжжя-Дніпро", "anna.kovalenko@example.com"]
        let table = ResultTable(columns: texts.map { .init("title of " + $0) }, rows: [texts.map { .text($0) }])
        let shown = TextTable(width: width).text(table)
        // Each block has its rule, and the first column again.
        let blocks = shown.split(separator: "\n").count { $0.allSatisfy { $0 == "-" || $0 == " " } }
        let columns = Array(repeating: texts[0], count: blocks - 1) + texts
        let expected = columns.map { "title of " + $0 + $0 }.joined().filter { $0 != " " }
        let found = shown.filter { $0 != " " && $0 != "\n" }
        // The rule is made of hyphens, so those are left out of the comparison.
        #expect(found.filter { $0 != "-" }.sorted() == expected.filter { $0 != "-" }.sorted())
        if width >= 41 { #expect(shown.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= width }) }
    }
}
