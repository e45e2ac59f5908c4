import DelimitedText
import Testing

@Suite struct `The format of a text` {
    @Test(arguments: [
        ("commas", "a,b,c\n1,2,3\n", Delimiter.comma), ("semicolons", "a;b\n1,5;2,5\n", .semicolon),
        ("tabs", "a\tb\n1,5\t2;5\n", .tab), ("a comma in a name", "a, first;b\n1;2\n3;4\n", .semicolon),
        ("delimiters in quotes", "a,b\n\"1;2;3\",\"4;5;6\"\n", .comma), ("one column", "a\n1\n2\n", .comma),
        ("semicolons in cells", "a,b,c\nx;y,1,2\nz;w;v,3,4\n", .comma),
    ])
    func `has the delimiter that all rows follow`(form: String, text: String, delimiter: Delimiter) throws {
        #expect(try ReadRows(text).format.delimiter == delimiter, "\(form)")
    }

    @Test(arguments: [
        ("12.50", DecimalMark.point, false), ("12,50", .comma, false), ("1,234.50", .point, false),
        ("1.234,50", .comma, false), ("1 234,5", .comma, false), ("1,234,567", .point, false),
        ("1.234.567", .comma, false), ("1,234", .point, true), ("-0,5", .comma, false), ("12", .point, false),
        ("192.168.1.1", .point, false), ("31.12.2024", .point, false), ("1234,567", .comma, false),
    ])
    func `has the decimal sign that its numbers tell`(number: String, mark: DecimalMark, isDoubtful: Bool) throws {
        let format = try ReadRows("a\tb\n\(number)\tx\n").format
        #expect(format.decimalMark == mark)
        #expect(format.doubts.contains { $0.hasPrefix("1,234 may be thousands or a fraction") } == isDoubtful)
    }

    @Test(arguments: [
        (["2024-12-31", "2024-01-02"], DateOrder.yearFirst, false), (["31.12.2024"], .dayFirst, false),
        (["01.02.2024 10:00"], .dayFirst, false), (["13/01/2024"], .dayFirst, false),
        (["01/13/2024"], .monthFirst, false),
        (["01/02/2024", "01/31/2024 5:30 PM"], .monthFirst, false), (["01/02/2024"], .dayFirst, true),
        (["02-03-24"], .dayFirst, true), (["no date"], .yearFirst, false),
    ])
    func `has the order of dates that they tell, and says where they do not`(
        dates: [String],
        order: DateOrder,
        isDoubtful: Bool
    ) throws {
        let format = try ReadRows("a;b\n" + dates.map { "\($0);x\n" }.joined()).format
        #expect(format.dateOrder == order)
        #expect(format.doubts.contains { $0.contains("may be day first or month first") } == isDoubtful)
    }

    @Test func `says that dates and numbers are of two kinds`() throws {
        let doubts = try ReadRows("a;b\n13/01/2024;1,5\n01/13/2024;1.5\n").format.doubts
        #expect(doubts.count == 2)
        #expect(doubts[0].hasPrefix("some numbers have a decimal point and some a decimal comma"))
        #expect(doubts[1].hasPrefix("some dates have the day first and some the month"))
    }

    @Test func `can be set, and nothing is then doubtful`() throws {
        var settings = DelimitedSettings()
        (settings.delimiter, settings.decimalMark, settings.dateOrder) = (Delimiter(name: "|"), .comma, .monthFirst)
        let read = try ReadRows("a|b\n01/02/2024|1,234\n", settings: settings)
        #expect(read.format.description == "utf-8, |, decimal comma, dates MM/DD/YYYY")
        #expect(read.format.doubts == [])
        #expect(read.cells == ["01/02/2024|1,234"])
    }
}
