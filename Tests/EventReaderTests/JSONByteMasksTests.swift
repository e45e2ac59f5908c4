import CSimdJSON
import Testing

@Suite struct `JSON byte masks` {
    @Test func `a byte is in the masks of its classes`() {
        var numbers = SystemRandomNumberGenerator()
        for round in 0..<256 {
            // All bytes, then such as matter.
            let bytes = (0..<64).map { place in
                round < 4
                    ? UInt8(64 * round + place)
                    : Array("\"\\{[}]:, \n\t\rA\u{1F}".utf8).randomElement(using: &numbers) ?? 0
            }
            func mask(_ isIn: (UInt8) -> Bool) -> UInt64 {
                bytes.indices.reduce(0) { $0 | (isIn(bytes[$1]) ? 1 << UInt64($1) : 0) }
            }
            var masks = json_byte_masks()
            json_byte_masks_find(bytes, &masks)
            #expect(masks.quotes == mask { $0 == UInt8(ascii: "\"") })
            #expect(masks.backslashes == mask { $0 == UInt8(ascii: "\\") })
            #expect(masks.openers == mask { "{[".utf8.contains($0) })
            #expect(masks.closers == mask { "}]".utf8.contains($0) })
            #expect(masks.newlines == mask { $0 == 10 })
            #expect(masks.leaders == mask { $0 <= 32 || ",:{[".utf8.contains($0) })
        }
    }

    @Test func `all line ends are counted, whatever the length`() {
        let bytes = (0..<20_000).map { $0 % 7 == 3 || (9_000...18_000).contains($0) ? UInt8(10) : 11 }
        for count in [0, 1, 31, 32, 33, 63, 64, 100, 8_159, 8_160, 8_161, 16_320, 20_000] {
            for first in [0, 1, 9_001] where first + count <= bytes.count {
                let some = Array(bytes[first..<first + count])
                #expect(json_count_newlines(some, count) == some.filter { $0 == 10 }.count)
            }
        }
    }
}
