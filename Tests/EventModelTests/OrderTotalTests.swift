import EventModel
import Testing

struct OrderTotalTests {
    @Test(arguments: [
        ("100.50", "100.5"), ("100.00000000000000000000", "100"), ("-0", "0"), ("1e2", "100"),
        // What a database's division gives, and Python's decimals: as many digits as there is room for.
        ("1333.3333333333333333", "1333.333333333333333"), ("6666.666666666666666666666667", "6666.666666666666667"),
        ("-6666.666666666666666666666667", "-6666.666666666666667"),
        ("0.1000000000000000055511151231257827", "0.100000000000000006"), ("1e-30", "0"), ("1e-400", "0"),
        // Halves to even; what rounding leaves no room for loses one digit more.
        ("0.0000000000000000025", "0.000000000000000002"), ("0.0000000000000000035", "0.000000000000000004"),
        ("9.2233720368547758079", "9.22337203685477581"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775807.4", "9223372036854775807"),
    ])
    func `a number makes a total, rounded to the digits that there is room for`(_ text: String, _ total: String) throws
    {
        #expect(try OrderTotal(#require(DecimalText.number(text)))?.decimal.description == total)
    }

    @Test(arguments: ["9223372036854775807.5", "9223372036854775808", "-1e19", "1e400"])
    func `a whole part that 64 bits do not hold makes none`(_ text: String) throws {
        #expect(try OrderTotal(#require(DecimalText.number(text))) == nil)
    }
}
