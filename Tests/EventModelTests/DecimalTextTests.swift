import TestSupport
import Testing

@testable import EventModel

struct `Digits` {
    private static let mantissas: [Int64] = [
        0, 1, 9, 10, 11, 99, 100, 101, 110, 999, 1_000, 1_005, 9_999, 10_000, 123_456_789, .max, .max - 1, .min, -1,
        -10, -258,
    ]

    /// The same by texts: zeros before the digits, and a point among them.
    private static func spelling(_ mantissa: Int64, _ scale: Int) -> String {
        let digits = String(mantissa.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let point = scale > 0 ? "." : ""
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + point + padded.suffix(scale)
    }

    @Test(arguments: [0, 1, 2, 3, 9, 14, 15, 16, 18, 19, 20, 38, 255])
    func `are those of the mantissa, with the point before so many`(scale: Int) {
        var random = Dice(seed: UInt64(scale))
        let others = (0..<2_000).map { _ in Int64(bitPattern: random.next()) >> Int64(random.next() % 64) }
        for mantissa in Self.mantissas + others {
            var bytes = Array("=".utf8)
            DecimalText.append(mantissa: mantissa, scale: UInt8(scale), to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "=" + Self.spelling(mantissa, scale))
        }
    }

    @Test func `leave what stands before them and behind their room`() {
        var bytes = [UInt8](repeating: 0x7F, count: DecimalText.room + 2)
        let count = bytes.withUnsafeMutableBytes {
            DecimalText.write(mantissa: .min, scale: 255, to: $0.baseAddress.unsafelyUnwrapped + 1)
        }
        #expect(count == 258)
        #expect(bytes.first == 0x7F && bytes.last == 0x7F)
    }
}
