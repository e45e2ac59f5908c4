import Testing

@testable import Presentation

struct HumanNumberTests {
    @Test(arguments: [
        ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1000", "-1,000"), ("-100", "-100"),
        ("1234567.8901", "1,234,567.8901"), ("123456789012345678901", "123,456,789,012,345,678,901"),
        ("1e5", "1e5"), ("12,50", "12,50"), ("", ""),
    ])
    func `thousands are set off and no digit is lost`(digits: String, grouped: String) {
        #expect(HumanNumber.grouped(digits) == grouped)
    }

    @Test func `the least integer is written whole`() {
        #expect(HumanNumber.grouped(Int.min) == "-9,223,372,036,854,775,808")
    }

    @Test(arguments: [(0, "0 contacts"), (1, "1 contact"), (2000, "2,000 contacts")])
    func `a count has its noun`(count: Int, text: String) {
        #expect(HumanNumber.count(count, "contact") == text)
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1549, "1.5 kB"), (1550, "1.6 kB"), (9949, "9.9 kB"),
        (9950, "10 kB"), (10_499, "10 kB"), (10_500, "11 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"),
        (487_000_000, "487 MB"), (2_700_000_000, "2.7 GB"), (-1500, "-1.5 kB"), (Int.max, "9.2 EB"),
        (Int.min, "-9.2 EB"),
    ])
    func `sizes go by powers of a thousand`(count: Int, text: String) {
        #expect(HumanNumber.bytes(count) == text)
    }

    @Test(arguments: [
        (Duration.zero, "0 ms"), (.microseconds(499), "0 ms"), (.microseconds(500), "1 ms"),
        (.milliseconds(85), "85 ms"),
        (.milliseconds(999), "999 ms"), (.microseconds(999_500), "1.0 s"), (.milliseconds(4249), "4.2 s"),
        (.milliseconds(59_949), "59.9 s"), (.milliseconds(59_950), "1 min 0 s"), (.seconds(200), "3 min 20 s"),
        (.milliseconds(3_599_499), "59 min 59 s"), (.milliseconds(3_599_500), "1 h 0 min"),
        (.seconds(7529), "2 h 5 min"),
        (.seconds(86_369), "23 h 59 min"), (.seconds(86_370), "1 d 0 h"), (.seconds(3 * 86_400 + 4 * 3600), "3 d 4 h"),
        (.seconds(-5), "0 ms"),
        (.seconds(Int64.max), "106751991167300 d 16 h"),
    ])
    func `times are said in their two greatest units`(length: Duration, text: String) {
        #expect(HumanNumber.duration(length) == text)
    }

    @Test func `rates are a second's worth, and nothing is said of no time`() {
        #expect(HumanNumber.rate(490_000, "events", in: .seconds(2)) == "245,000 events/s")
        #expect(HumanNumber.rate(1, "events", in: .seconds(3)) == "0 events/s")
        #expect(HumanNumber.byteRate(487_000_000, in: .milliseconds(2000)) == "244 MB/s")
        #expect(HumanNumber.rate(5, "events", in: .zero) == nil)
    }
}
