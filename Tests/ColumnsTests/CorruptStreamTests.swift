import Columns
import TestSupport
import Testing

/// Damaged bytes may give wrong values, but never a crash or a read outside of them.
struct CorruptStreamTests {
    private static let samples: [[Int64]] = [
        [5, 5, 5, 5], [1, 200, 40, 7, 9, 13, 77, 2, 3], [.min, .max, 0, .max, .min, 0, .max, 0],
        (0..<40).map { $0 / 10 * 1000 }, (0..<1030).map { Int64($0) * 61 },
        (0..<90).map { $0 % 11 == 5 ? .max - $0 : $0 * 3 },
    ]

    @Test(arguments: StreamEncoding.allCases)
    func `a stream that ends early is refused`(encoding: StreamEncoding) throws {
        for sample in Self.samples {
            guard let bytes = stream(sample, as: encoding) else { continue }
            for length in 0..<bytes.count {
                #expect(throws: CorruptColumn.self, "cut to \(length) of \(bytes.count) bytes") {
                    try read(Array(bytes[..<length]))
                }
            }
        }
    }

    @Test(arguments: StreamEncoding.allCases)
    func `a flipped bit is refused or gives other values`(encoding: StreamEncoding) throws {
        for sample in Self.samples {
            guard let bytes = stream(sample, as: encoding) else { continue }
            for bit in 0..<min(bytes.count, 100) * 8 {
                var damaged = bytes
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                try readIfPossible(damaged)
            }
        }
    }

    @Test func `arbitrary bytes are refused or give arbitrary values`() throws {
        var generator = Dice(seed: 11)
        for round in 0..<5000 {
            var bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            bytes[0] = UInt8(round % StreamEncoding.allCases.count) | 0xB0
            if bytes.count > 2 { bytes[2] = UInt8(bytes.count - 3) }
            try readIfPossible(bytes)
        }
    }

    @Test func `a stream of another length than expected is refused`() {
        let bytes = stream([1, 2, 3] as [Int64])
        #expect(throws: CorruptColumn(.lengthsDisagree(expected: 4, found: 3), at: 0)) {
            try bytes.withUnsafeBytes { bytes in
                var offset = 0
                _ = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: 4)
            }
        }
    }

    @Test func `the error says what is wrong and where`() throws {
        let cases: [([UInt8], CorruptColumn)] = [
            ([], CorruptColumn(.endsEarly(needed: 1, available: 0), at: 0)),
            ([0xB7, 0, 0], CorruptColumn(.unknownEncoding(code: 7), at: 0)),
            ([0x40, 0, 0], CorruptColumn(.wrongIntegerType(code: 4), at: 0)),
            (
                [0xB0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0],
                CorruptColumn(.tooMany(count: 0xFFFF_FFFF, limit: 1 << 31), at: 1)
            ),
            ([0xB0, 1] + Array(repeating: 0xFF, count: 11), CorruptColumn(.integerTooLong, at: 2)),
            ([0xB0, 1, 9, 0], CorruptColumn(.endsEarly(needed: 9, available: 1), at: 3)),
            ([0xB0, 1, 2, 0, 0], CorruptColumn(.lengthsDisagree(expected: 5, found: 4), at: 4)),
            ([0xB1, 0, 0], CorruptColumn(.unknownEncoding(code: 1), at: 3)),
            (
                [0xB2, 0x80, 0x80, 0x80, 0x80, 8, 3, 0, 1, 0],
                CorruptColumn(.endsEarly(needed: 6_291_456, available: 0), at: 10)
            ),
            ([0xB1, 1, 3, 0, 1, 60], CorruptColumn(.unknownBitWidth(60), at: 5)),
            ([0xB1, 3, 4, 0, 1, 8, 9], CorruptColumn(.endsEarly(needed: 3, available: 1), at: 6)),
            (
                [0x04, 3, 8, 0x20, 1, 1, 4, 0x00, 1, 1, 2],
                CorruptColumn(.lengthsDisagree(expected: 3, found: 2), at: 3)
            ),
            (
                [0x04, 2, 8, 0x20, 1, 1, 0, 0x00, 1, 1, 2],
                CorruptColumn(.lengthsDisagree(expected: 2, found: 0), at: 3)
            ),
            // Exceptions: one at position 2 of two, two at position 0, two values for one position, a list of three inside one of
            // two, one inside another, and 65,537 of them.
            (
                [0x05, 2, 12, 0x00, 2, 1, 2, 0x20, 1, 1, 4, 0x00, 1, 1, 0],
                CorruptColumn(.positionOutOfPlace(2, allowed: 0..<2), at: 7)
            ),
            (
                [0x05, 2, 12, 0x00, 2, 1, 2, 0x20, 2, 1, 0, 0x00, 2, 1, 0],
                CorruptColumn(.positionOutOfPlace(0, allowed: 1..<2), at: 7)
            ),
            (
                [0x05, 2, 12, 0x00, 2, 1, 2, 0x20, 1, 1, 0, 0x00, 2, 1, 0],
                CorruptColumn(.lengthsDisagree(expected: 1, found: 2), at: 11)
            ),
            (
                [0x05, 2, 12, 0x00, 3, 1, 2, 0x20, 1, 1, 0, 0x00, 1, 1, 0],
                CorruptColumn(.lengthsDisagree(expected: 2, found: 3), at: 3)
            ),
            ([0x05, 2, 4, 0x05, 2, 1, 2], CorruptColumn(.unknownEncoding(code: 5), at: 3)),
            (
                [0x05, 2, 14, 0x00, 2, 1, 2, 0x20, 0x81, 0x80, 0x04, 1, 4, 0x00, 1, 1, 0],
                CorruptColumn(.tooMany(count: 65_537, limit: 65_536), at: 7)
            ),
        ]
        for (bytes, error) in cases {
            #expect(throws: error, "\(bytes)") { try read(bytes) }
        }
        let text = CorruptColumn(.endsEarly(needed: 9, available: 1), at: 3).description
        #expect(text.hasPrefix("The column is damaged at byte 3: 9 bytes should follow, but only 1 do."))
    }

    private func readIfPossible(_ bytes: [UInt8]) throws {
        do { try read(bytes) } catch is CorruptColumn {}
    }

    private func read(_ bytes: [UInt8]) throws {
        try withGuardedBytes(bytes) { bytes in
            var offset = 0
            let reader = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset)
            guard reader.count > 0 else { return }
            for index in [0, reader.count / 2, reader.count - 1] { _ = reader[index] }
            // A damaged count may be huge, and the caller would have compared it with what it expects.
            guard reader.count < 100_000 else { return }
            let values = reader.decoded()
            for index in stride(from: 0, to: reader.count, by: max(1, reader.count / 7)) {
                #expect(reader[index] == values[index])
            }
        }
    }
}
