import Testing

@testable import Presentation

struct VisibleTextTests {
    @Test(arguments: [
        ("plain Київ 🙂", "plain Київ 🙂"),
        ("two\nlines", "two␊lines"),
        ("a\tb\r\n", "a␉b␍␊"),
        ("\u{1B}[31mred", "␛[31mred"),
        ("\u{0}\u{7F}", "␀␡"),
        ("\u{9B}m", "<U+009B>m"),
        ("abc\u{202E}fed", "abc<U+202E>fed"),
        ("zero\u{200B}width", "zero<U+200B>width"),
        ("\u{FEFF}bom", "<U+FEFF>bom"),
        ("👩‍👧", "👩‍👧"),
    ])
    func `what a terminal would act on or hide is shown as a sign`(text: String, shown: String) {
        #expect(VisibleText.of(text) == shown)
    }
}
