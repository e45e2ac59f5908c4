import Testing

@testable import Presentation

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0),
        ("Kyiv", 4),
        ("Київ", 4),
        ("東京", 4),
        ("서울", 4),
        ("ﾃｽﾄ", 3),
        ("Ａ", 2),
        ("🙂", 2),
        ("🇺🇦", 2),
        ("👩‍👩‍👧", 2),
        ("❤️", 2),
        ("❤", 1),
        ("e\u{301}", 1),
        ("й", 1),
        ("и\u{306}", 1),
        ("नि", 2),
        ("₴", 1),
        ("…", 1),
        ("a東🙂b", 6),
    ])
    func `a text takes the columns that a terminal gives it`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}
