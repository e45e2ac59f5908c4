import Testing

@testable import Presentation

struct ResultTableTests {
    private let table = ResultTable(
        columns: [.init("contact"), .init("orders"), .init("revenue")],
        rows: [
            [.text("anna@example.com"), .integer(1200), .decimal("1234567.50")],
            [.text(""), .integer(-3), .missing],
            [.text("Нова Пошта, №1"), .missing, .decimal("0.1")],
        ]
    )

    @Test func `as JSON a row is an object, money a text and a missing value null`() {
        #expect(
            JSONText.text(table.document)
                == #"[{"contact":"anna@example.com","orders":1200,"revenue":"1234567.50"},"#
                + #"{"contact":"","orders":-3,"revenue":null},"#
                + #"{"contact":"Нова Пошта, №1","orders":null,"revenue":"0.1"}]"#
        )
    }

    @Test func `table and CSV have the same rows and cells`() {
        // The cells of the table, cut at its rule; those of the CSV, of which one is quoted.
        let lines = TextTable(groupsDigits: false).text(table).split(separator: "\n").map(Array.init)
        let starts = [0, 18, 26]
        let ends = [16, 24, 36]
        #expect(String(lines[1]) == "----------------  ------  ----------")
        let shown = (lines[..<1] + lines[2...]).map { line in
            zip(starts, ends).map { start, end in
                String(line.dropFirst(start).prefix(end - start)).split(separator: " ").joined(separator: " ")
            }
        }
        let written = String(decoding: CSVWriter().bytes(table), as: UTF8.self)
            .replacing("\"Нова Пошта, №1\"", with: "Нова Пошта; №1")
            .split(separator: "\r\n")
            .map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing(";", with: ",") }
            }
        #expect(shown == written)
        #expect(shown.count == 4)
    }
}
