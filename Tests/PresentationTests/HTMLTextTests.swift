import Presentation
import Testing

struct HTMLTextTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Tom & 'Jo'", "Tom &amp; &#39;Jo&#39;"),
        ("\"\u{301} onclick=\"x", "&quot;\u{301} onclick=&quot;x"), ("<\u{20DD}b", "&lt;\u{20DD}b"),
        ("a\nb", "a␊b"), ("\u{202E}txt", "&lt;U+202E&gt;txt"), ("Київ", "Київ"), ("שלום", "שלום"), ("", ""),
    ])
    func `a text has no markup, no line end and no mark of direction left`(text: String, escaped: String) {
        #expect(HTMLText.escaped(text) == escaped)
    }
}
