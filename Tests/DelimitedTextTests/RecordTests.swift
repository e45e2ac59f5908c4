import DelimitedText
import Testing

@Suite struct `Records` {
    @Test(arguments: [
        ("line feeds", "a,b\n1,2\n3,4\n", ["2@4 1|2", "3@8 3|4"]),
        ("carriage returns and line feeds", "a,b\r\n1,2\r\n3,4", ["2@5 1|2", "3@10 3|4"]),
        ("carriage returns", "a,b\r1,2\r3,4\r", ["2@4 1|2", "3@8 3|4"]),
        ("an end without a line end", "a,b\n1,", ["2@4 1|"]),
        ("quotes", "a,b\n\"1\",\"2\"\n", ["2@4 1|2"]),
        ("a delimiter and a line end in quotes", "a,b\n\"1,\n2\",3\n4,5\n", ["2@4 1,\n2|3", "4@13 4|5"]),
        ("a quote that is doubled", "a,b\n\"5\"\" nail\",\"\"\"\"\n", ["2@4 5\" nail|\""]),
        ("a quote inside a cell", "a,b\n5\" nail,x\n", ["2@4 5\" nail|x"]),
        ("empty cells", "a,b,c\n,,\n\"\",,\"\"\n", ["2@6 ||", "3@9 ||"]),
        ("empty lines", "a,b\n\n1,2\n\r\n\n3,4\n", ["3@5 1|2", "6@12 3|4"]),
        ("lines of one column", "a\n1\n\n2\n", ["2@2 1", "4@5 2"]),
        ("line ends of Windows in quotes", "a,b\r\n\"x\r\ny\",1\r\n2,3\r\n", ["2@5 x\r\ny|1", "4@15 2|3"]),
        ("a byte order mark", "\u{FEFF}a,b\n1,2\n", ["2@7 1|2"]),
        ("the line of a spreadsheet that names the delimiter", "sep=;\r\na;b\r\n1,5;2\r\n", ["3@12 1,5|2"]),
    ])
    func `end where they end and know their places`(form: String, text: String, rows: [String]) throws {
        #expect(try ReadRows(text).rows == rows, "\(form)")
    }

    @Test(arguments: 0..<40)
    func `are what a slow reader makes of any text, whatever the block size`(seed: UInt64) throws {
        var random = RandomTable(seed: seed)
        let text = random.text()
        let expected = SlowRecords.read(text)
        for block in [1, 2, 3, 5, 16, 64, 1_000] {
            let read = try ReadRows(text, settings: RandomTable.settings, block: block)
            #expect(read.cells == expected, "seed \(seed), block \(block): \(text.debugDescription)")
        }
    }

    @Test func `come with names of columns that are given where the text has none`() throws {
        var settings = DelimitedSettings()
        settings.columns = ["x", "y"]
        let read = try ReadRows("1,2\n3,4\n", settings: settings)
        #expect(read.columns == ["x", "y"])
        #expect(read.rows == ["1@0 1|2", "2@4 3|4"])
    }

    @Test func `lose the apostrophe of the formula guard, and names and texts their blanks`() throws {
        let reader = try DelimitedReader(
            "test.csv",
            settings: DelimitedSettings(),
            read: ReadRows.source(Array(" a ,b\n\u{A0}x ,'=1+1\n".utf8))
        )
        #expect(try reader.next() == .record)
        #expect(reader.columns == ["a", "b"])
        #expect(reader.text(0) == "x")
        #expect(reader.text(1) == "=1+1")
    }

    @Test func `are counted with their lines`() throws {
        let read = try ReadRows("a,b\n\n\"1\n2\",3\n4\n")
        #expect(read.linesRead == 5)
        #expect(read.emptyLines == 1)
        #expect(read.rows.count == 2)
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}"])
    func `are not looked for in a text that has nothing`(text: String) {
        #expect(throws: DelimitedTextError.empty("test.csv")) { try ReadRows(text) }
    }
}
