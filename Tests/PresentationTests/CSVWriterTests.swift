import Testing

@testable import Presentation

struct CSVWriterTests {
    private func csv(_ rows: [[ResultTable.Cell]], by writer: CSVWriter = CSVWriter()) -> String {
        let columns = (rows.first ?? []).indices.map { ResultTable.Column("c\($0)") }
        return String(decoding: writer.bytes(ResultTable(columns: columns, rows: rows)), as: UTF8.self)
    }

    @Test func `lines end in CR LF and fields are quoted only where they must be`() {
        let cells: [ResultTable.Cell] = [
            .text("plain"), .text("a,b"), .text("say \"hi\""), .text("two\nlines"), .text("Київ; 🙂"),
        ]
        #expect(
            csv([cells]) == "c0,c1,c2,c3,c4\r\nplain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",Київ; 🙂\r\n"
        )
    }

    @Test func `a missing value is empty and the empty text is quoted`() {
        #expect(csv([[.missing, .text(""), .missing]]) == "c0,c1,c2\r\n,\"\",\r\n")
    }

    @Test func `a missing value alone on its line does not leave the line empty`() {
        #expect(csv([[.missing], [.text("x")]]) == "c0\r\n\"\"\r\nx\r\n")
    }

    @Test func `numbers keep their digits and are never guarded`() {
        #expect(
            csv([[.integer(-1_234_567), .decimal("-1234567.50"), .decimal("1E+400")]])
                == "c0,c1,c2\r\n-1234567,-1234567.50,1E+400\r\n"
        )
    }

    @Test func `a decimal that is no number is treated as text`() {
        #expect(csv([[.decimal("=1+1"), .decimal("12,50")]]) == "c0,c1\r\n'=1+1,\"12,50\"\r\n")
    }

    @Test func `formulas are guarded in cells and titles unless told otherwise`() {
        let table = ResultTable(columns: [.init("=title")], rows: [[.text("=SUM(A1,A2)")], [.text("-5")]])
        #expect(String(decoding: CSVWriter().bytes(table), as: UTF8.self) == "'=title\r\n\"'=SUM(A1,A2)\"\r\n-5\r\n")
        let plain = CSVWriter(formulaGuard: false).bytes(table)
        #expect(String(decoding: plain, as: UTF8.self) == "=title\r\n\"=SUM(A1,A2)\"\r\n-5\r\n")
    }

    @Test func `another delimiter is quoted instead of the comma`() {
        let cells: [ResultTable.Cell] = [.text("a,b"), .text("a;b"), .text("a\tb")]
        #expect(csv([cells], by: CSVWriter(delimiter: .semicolon)) == "c0;c1;c2\r\na,b;\"a;b\";a\tb\r\n")
        #expect(csv([cells], by: CSVWriter(delimiter: .tab)) == "c0\tc1\tc2\r\na,b\ta;b\t\"a\tb\"\r\n")
    }

    @Test func `the byte order mark comes once, before everything`() {
        let table = ResultTable(columns: [.init("a")], rows: [[.integer(1)]])
        let bytes = CSVWriter(byteOrderMark: true).bytes(table)
        #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("a\r\n1\r\n".utf8))
    }
}
