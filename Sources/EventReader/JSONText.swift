/// The canonical spelling of a JSON text: UTF-8 as it is, and only what must be escaped is, in the shortest way.
package enum JSONText {
    /// Appends the text in double quotes.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var rest = text
        while true {
            let plain = plainCount(rest)
            output.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<plain]))
            guard plain < rest.count else { break }
            appendEscaped(rest[plain], to: &output)
            rest = UnsafeBufferPointer(rebasing: rest[(plain + 1)...])
        }
        output.append(UInt8(ascii: "\""))
    }

    /// How many bytes come before the first that must be escaped; eight of them are looked at together.
    private static func plainCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var place = 0
        while place + 8 <= bytes.count, !hasEscaped(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
            place += 8
        }
        while place < bytes.count, !isEscaped(bytes[place]) { place += 1 }
        return place
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether one of eight bytes must be escaped.
    ///
    /// A byte below n borrows from its highest bit when n is taken from it; one that equals c is zero, which is below 1, after
    /// an exclusive or with c (Bit Twiddling Hacks, "Determine if a word has a byte less than n").
    private static func hasEscaped(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func marks(below limit: UInt64, _ word: UInt64) -> UInt64 { (word &- ones &* limit) & ~word }
        let control = marks(below: 0x20, word)
        let quote = marks(below: 1, word ^ (ones &* UInt64(UInt8(ascii: "\""))))
        let backslash = marks(below: 1, word ^ (ones &* UInt64(UInt8(ascii: "\\"))))
        return (control | quote | backslash) & (ones &* 0x80) != 0
    }

    private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        default:
            output.append(contentsOf: "u00".utf8)
            output.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let digit = byte & 0x0F
            output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
