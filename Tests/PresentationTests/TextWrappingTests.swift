import Testing

@testable import Presentation

struct TextWrappingTests {
    @Test(arguments: [
        ("", 5, [""]),
        ("short", 5, ["short"]),
        ("two words", 5, ["two", "words"]),
        ("exact fit here", 5, ["exact", "fit", "here"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("transaction_count", 12, ["transaction_", "count"]),
        ("transaction_count", 11, ["transaction", "_count"]),
        ("anna@example.com", 13, ["anna@", "example.com"]),
        ("a  b", 2, ["a ", "b"]),
        (" leading", 5, [" lead", "ing"]),
        ("東京都", 5, ["東京", "都"]),
        ("東京", 1, ["東", "京"]),
        ("Нова Пошта", 6, ["Нова", "Пошта"]),
    ])
    func `a text is broken at blanks, then after dividers, then anywhere`(text: String, width: Int, lines: [String]) {
        #expect(TextWrapping.lines(text, width: width) == lines)
    }

    @Test(arguments: 1...20)
    func `no character but blanks is lost and no line is too wide`(width: Int) {
        let text = "did orderCreated where city = \"Київ\" and (cost >= 100.50 or any_items) 東京 🙂"
        let lines = TextWrapping.lines(text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(width, 2) })
    }

    @Test(arguments: [
        ("", 0), ("one", 3), ("order count", 5), ("transaction_count", 12), ("a-bc", 2), ("Київ області", 7),
    ])
    func `the longest piece is what cannot be broken well`(text: String, width: Int) {
        #expect(TextWrapping.longestPiece(text) == width)
    }
}
