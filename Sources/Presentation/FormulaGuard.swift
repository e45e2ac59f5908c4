/// Keeps a spreadsheet from running a text as a formula when it opens a CSV file.
enum FormulaGuard {
    /// The text with an apostrophe before it if a spreadsheet could take it for a formula, else the text itself.
    ///
    /// Suspicious is what begins with `=`, `+`, `-`, `@`, a tab or a carriage return, unless it is a number or a phone.
    /// A text that has apostrophes before such a beginning gets one more, so that taking one off gives back the original.
    static func guarded(_ text: String) -> String {
        let unquoted = text.utf8.drop { $0 == UInt8(ascii: "'") }
        guard let first = unquoted.first else { return text }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return "'" + text
        case UInt8(ascii: "-"): return NumberSyntax.matches(String(Substring(unquoted))) ? text : "'" + text
        case UInt8(ascii: "+"): return isPhone(unquoted) ? text : "'" + text
        default: return text
        }
    }

    /// Whether a text begins as what ``guarded(_:)`` looks at more closely.
    static func mayBeFormula(_ text: UnsafeRawBufferPointer) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    /// A phone in international form: `+`, then 7 to 15 digits (15 is the limit of ITU-T E.164), set off as people do.
    private static func isPhone(_ text: Substring.UTF8View) -> Bool {
        let digits = text.count(where: NumberSyntax.isDigit)
        return (7...15).contains(digits) && text.dropFirst().allSatisfy { NumberSyntax.isDigit($0) || isSpacing($0) }
    }

    private static func isSpacing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
