import DelimitedText
import EventModel
import Presentation
import Testing

@Suite struct `Cells` {
    private static func number(_ text: String, _ mark: DecimalMark) -> String? {
        var text = text
        return text.withUTF8 { NumberCell.number(UnsafeRawBufferPointer($0), mark)?.description }
    }

    @Test(
        arguments: [
            ("12", "12", "12"), ("12.50", "12.50", nil), ("12,50", nil, "12.50"), ("1,234.50", "1234.50", nil),
            ("1.234,50", nil, "1234.50"), ("1 234,50", nil, "1234.50"), ("1\u{A0}234\u{A0}567,5", nil, "1234567.5"),
            ("1\u{202F}234.5", "1234.5", nil), ("1'234'567", "1234567", "1234567"), ("-5", "-5", "-5"),
            ("+5", "5", "5"),
            (".5", "0.5", nil), (",5", nil, "0.5"), ("007", "7", "7"), ("1e3", "1000", nil), ("", nil, nil),
            ("-", nil, nil),
            ("1.", nil, nil), ("1,23,456", nil, nil), ("12 50", nil, nil), ("1,2345", nil, "1.2345"),
            ("12.50 UAH", nil, nil),
            ("1 234'567", nil, nil), ("1234 567", nil, nil), ("0.000", "0.000", nil), ("٣", nil, nil),
            ("123456789012345678901234567890.12", "123456789012345678901234567890.12", nil),
        ] as [(String, String?, String?)]
    )
    func `are numbers by the decimal sign, with all their digits`(text: String, point: String?, comma: String?) {
        #expect(Self.number(text, .point) == point)
        // A point groups three digits where the comma is decimal.
        #expect(Self.number(text, .comma) == (text == "0.000" ? "0" : comma))
    }

    private static func date(_ text: String, _ order: DateOrder) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            let cell = UnsafeRawBufferPointer(bytes)
            return DateCell(cell, order: order).map { date in
                let zone = String(decoding: cell[date.zone], as: UTF8.self)
                return (date.precision == .day ? String(date.clock.description.prefix(10)) : date.clock.description)
                    + zone
            }
        }
    }

    @Test(
        arguments: [
            ("2024-12-31", DateOrder.monthFirst, "2024-12-31"), ("2024/01/02", .dayFirst, "2024-01-02"),
            ("31.12.2024", .dayFirst, "2024-12-31"), ("31.12.24 9:05", .dayFirst, "2024-12-31T09:05"),
            ("12/31/2024 6:05:30 PM", .monthFirst, "2024-12-31T18:05:30"),
            ("12/31/2024, 12:00 am", .monthFirst, "2024-12-31T00:00"),
            ("31.12.99", .dayFirst, "1999-12-31"), ("2024-12-31T18:05:30.250Z", .dayFirst, "2024-12-31T18:05:30Z"),
            ("2024-12-31 18:05+02:00", .dayFirst, "2024-12-31T18:05+02:00"), ("31.12.2024", .monthFirst, nil),
            ("31.12.2024", .yearFirst, nil), ("30.02.2024", .dayFirst, nil), ("2024-12-31 25:00", .dayFirst, nil),
            ("2024-12-31 18:05 o'clock", .dayFirst, nil), ("12:30", .dayFirst, nil), ("1.2.3", .dayFirst, nil),
            ("31-12/2024", .dayFirst, nil), ("2024-1-2 13:00 PM", .dayFirst, nil),
        ] as [(String, DateOrder, String?)]
    )
    func `are dates by the order of their parts`(text: String, order: DateOrder, expected: String?) {
        #expect(Self.date(text, order) == expected)
    }

    @Test(arguments: [
        "=1+1", "+380671234567", "+1 is more", "-5", "-5 ", "-x", "@home", "'=1", "''=1", "'quoted'", "plain", "'",
        "'-5",
        "'+380671234567", "\tx", "-1e5", "-.5", "'-.5", "",
    ])
    func `come back from the formula guard as they were`(text: String) throws {
        var bytes: [UInt8] = []
        CSVWriter().appendHeader(["a", "b"], to: &bytes)
        CSVWriter().appendRow([.text(text), .text("x")], to: &bytes)
        #expect(try ReadRows(bytes).cells == ["\(text)|x"])
    }
}
