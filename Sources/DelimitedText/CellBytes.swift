internal import EventModel

/// What all readers of cells need of their bytes.
package enum CellBytes {
    /// The bytes without blanks at both ends: ASCII blanks, and the non-breaking ones that spreadsheets write.
    package static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var (start, end) = (0, bytes.count)
        while start < end {
            let width = blank(bytes, at: start, before: end)
            if width == 0 { break }
            start += width
        }
        while end > start {
            if isBlank(bytes[end - 1]) {
                end -= 1
            } else if end - start >= 2, blank(bytes, at: end - 2, before: end) == 2 {
                end -= 2
            } else if end - start >= 3, blank(bytes, at: end - 3, before: end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    }

    /// How many bytes the blank at a place has: 0 if there stands something else.
    ///
    /// U+00A0 is C2 A0, and U+202F, the narrow one that some locales group digits with, E2 80 AF.
    static func blank(_ bytes: UnsafeRawBufferPointer, at place: Int, before end: Int) -> Int {
        let byte = bytes[place]
        if isBlank(byte) { return 1 }
        if byte == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 { return 2 }
        if byte == 0xE2, place + 2 < end, bytes[place + 1] == 0x80, bytes[place + 2] == 0xAF { return 3 }
        return 0
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    /// The bytes without the apostrophe that the formula guard of Muster's own CSV put before them.
    ///
    /// The guard puts one before what begins, after any apostrophes, with `=`, `+`, `-`, `@`, a tab or a carriage return,
    /// unless that is a number or a phone: This is its exact inverse.
    package static func unguarded(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let apostrophe = UInt8(ascii: "'")
        guard bytes.count > 1, bytes[0] == apostrophe else { return bytes }
        var start = 1
        while start < bytes.count, bytes[start] == apostrophe { start += 1 }
        guard start < bytes.count else { return bytes }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let isGuarded =
            switch text[0] {
            case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
            case UInt8(ascii: "-"): !isJSONNumber(text)
            case UInt8(ascii: "+"): !isPhone(text)
            default: false
            }
        return isGuarded ? UnsafeRawBufferPointer(rebasing: bytes[1...]) : bytes
    }

    private static func isJSONNumber(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let last = text.last, isDigit(last) else { return false }
        return DecimalText.number(text) != nil
    }

    /// A phone in international form: `+`, then 7 to 15 digits, set off as people do.
    private static func isPhone(_ text: UnsafeRawBufferPointer) -> Bool {
        var digits = 0
        for byte in text.dropFirst() {
            if isDigit(byte) {
                digits += 1
            } else if byte != 0x20, byte != UInt8(ascii: "("), byte != UInt8(ascii: ")"), byte != UInt8(ascii: "-") {
                return false
            }
        }
        return (7...15).contains(digits)
    }
}
