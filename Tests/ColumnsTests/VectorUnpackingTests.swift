import Columns
import TestSupport
import Testing

/// Ranges of packed fields that are long enough for vector instructions, of every width and beginning at every bit, in bytes
/// that end where memory ends.
struct VectorUnpackingTests {
    @Test(arguments: 1...57) func `64-bit integers come back from every place`(width: Int) throws {
        for divisor in [1, 3, 1 << 33] as [UInt64] where width + (64 - divisor.leadingZeroBitCount) < 63 {
            try check(values(Int64.self, base: -7, divisor: divisor, width: width), width)
        }
    }

    @Test(arguments: 1...31) func `32-bit integers come back from every place`(width: Int) throws {
        try check(values(UInt32.self, base: 5, divisor: 1, width: width), width)
        if width < 29 { try check(values(UInt32.self, base: 5, divisor: 3, width: width), width) }
    }

    @Test(arguments: 1...15) func `16-bit integers come back from every place`(width: Int) throws {
        try check(values(UInt16.self, base: 9, divisor: 1, width: width), width)
    }

    @Test(arguments: 1...7) func `bytes come back from every place`(width: Int) throws {
        try check(values(UInt8.self, base: 2, divisor: 1, width: width), width)
    }

    /// Integers that a packing of a width holds: two neighbours give the divisor, and the greatest field the width.
    private func values<T: FixedWidthInteger>(_ type: T.Type, base: T, divisor: UInt64, width: Int) -> [T] {
        var random = Dice(seed: UInt64(width))
        let greatest = UInt64(1) << UInt64(width) - 1
        let fields = [0, 1, greatest] + (0..<300).map { _ in random.next() & greatest }
        return fields.map { base &+ T(truncatingIfNeeded: divisor &* $0) }
    }

    private func check<T: FixedWidthInteger & Sendable>(_ values: [T], _ width: Int) throws {
        let bytes = try #require(stream(values, as: .packed))
        try withGuardedBytes(bytes) { bytes in
            var offset = 0
            let reader = try IntegerStreamReader<T>(bytes: bytes, at: &offset)
            for start in 0..<9 {
                for end in [start + 63, start + 64, start + 129, values.count - 1, values.count] {
                    let found = [T](unsafeUninitializedCapacity: end - start) { buffer, count in
                        if let place = buffer.baseAddress { reader.decode(start..<end, into: place) }
                        count = end - start
                    }
                    #expect(found == Array(values[start..<end]), "width \(width), fields \(start)..<\(end)")
                }
            }
        }
    }
}
