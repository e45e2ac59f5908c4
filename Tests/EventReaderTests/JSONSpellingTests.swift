import EventReader
import Testing

struct `The canonical spelling of a text` {
    /// The same, one byte after another, by the table of RFC 8259, section 7.
    private func slow(_ text: [UInt8]) -> [UInt8] {
        let short: [UInt8: Character] = [8: "b", 9: "t", 10: "n", 12: "f", 13: "r", 0x22: "\"", 0x5C: "\\"]
        let inner = text.flatMap { byte -> [UInt8] in
            if let letter = short[byte] { return Array("\\\(letter)".utf8) }
            guard byte < 0x20 else { return [byte] }
            let digits = String(byte, radix: 16)
            return Array(("\\u00" + (digits.count < 2 ? "0" : "") + digits).utf8)
        }
        return Array("\"".utf8) + inner + Array("\"".utf8)
    }

    private func spelled(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        text.withUnsafeBufferPointer { JSONText.append($0, to: &output) }
        return output
    }

    @Test func `escapes every byte that must be, wherever it stands`() {
        var wrong: [[UInt8]] = []
        // Lengths on both sides of the eight bytes that are looked at together; neighbours that differ in one bit.
        for length in [0, 1, 7, 8, 9, 16, 19] {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    for filling: UInt8 in [0x20, 0x23, 0x5D, 0x7F, 0x80, 0xFF] {
                        var text = [UInt8](repeating: filling, count: length)
                        text[place] = byte
                        if spelled(text) != slow(text) { wrong.append(text) }
                        text[length - 1 - place] = 0x22
                        if spelled(text) != slow(text) { wrong.append(text) }
                    }
                }
            }
        }
        #expect(wrong.isEmpty)
        #expect(spelled([]) == Array("\"\"".utf8))
    }
}
