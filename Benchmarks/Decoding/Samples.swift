internal import Columns

/// A column to decode: what it is called, the type that it is read as, and its values, chunk by chunk.
struct Sample: Sendable {
    /// The types that columns are read as.
    enum ValueType: Sendable {
        case unsigned8
        case unsigned32
        case signed64
    }

    let name: String
    let type: ValueType
    /// The encoding; nil for that which the store chooses.
    var encoding: StreamEncoding?
    /// Gives a value by its index in a chunk.
    let value: @Sendable (_ index: Int, _ random: inout SmallRandom) -> Int64

    /// The values of a chunk, the same at every call.
    func values(_ chunk: Int) -> [Int64] {
        var random = SmallRandom(state: UInt64(chunk + 1) &* 0x9E37_79B9_7F4A_7C15)
        return (0..<DecodingBenchmark.valuesPerChunk).map { value($0, &random) }
    }
}

/// Random numbers that are the same everywhere (xorshift*).
struct SmallRandom {
    var state: UInt64

    mutating func next(below bound: Int64) -> Int64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int64((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
    }
}

/// What is decoded.
enum Samples {
    private static let minute: Int64 = 60_000_000
    private static let year2024: Int64 = 1_704_067_200_000_000

    /// What questions read, with the values that a shop of ten million events has in a row group.
    static let hot = [
        Sample(name: "contact, of a million", type: .unsigned32) { _, random in random.next(below: 1_000_000) },
        Sample(name: "contact, of a hundred thousand", type: .unsigned32) { _, random in random.next(below: 100_000) },
        Sample(name: "time, to the second", type: .signed64) { index, random in
            // Ascending, 65,536 events over two weeks.
            year2024 + (Int64(index) * 18 + random.next(below: 18)) * 1_000_000
        },
        Sample(name: "time, to the minute", type: .signed64) { index, _ in year2024 + Int64(index) / 3 * minute },
        Sample(name: "money, in hundredths", type: .signed64) { _, random in 100 + random.next(below: 2_000_000) },
        Sample(name: "money, whole", type: .signed64) { _, random in 100 * random.next(below: 20_000) },
        Sample(name: "order, ascending", type: .unsigned32) { index, _ in 3_000_000 + Int64(index) },
        Sample(name: "small codes, of five", type: .unsigned32) { _, random in random.next(below: 5) },
        Sample(name: "small codes, of two hundred", type: .unsigned32) { _, random in random.next(below: 200) },
        Sample(name: "classes, mostly one", type: .unsigned8) { index, random in
            index % 4_096 == 0 ? random.next(below: 12) : 5
        },
    ]

    /// Each encoding on values that suit it.
    static let encodings = [
        Sample(name: "constant Int64", type: .signed64, encoding: .constant) { _, _ in 42 },
        packed(1), packed(3), packed(4), packed(7), packed(8), packed(12), packed(16), packed(20), packed(24),
        packed(32),
        packed(40),
        Sample(name: "delta of 8 bits, Int64", type: .signed64, encoding: .delta) { index, random in
            Int64(index) * 256 + random.next(below: 128)
        },
        Sample(name: "dictionary of 16, Int64", type: .signed64, encoding: .dictionary) { _, random in
            random.next(below: 16) * random.prime
        },
        Sample(name: "dictionary of 4,096, UInt32", type: .unsigned32, encoding: .dictionary) { _, random in
            random.next(below: 4_096) * random.prime % 4_294_967_291
        },
        Sample(name: "runs of 100, Int64", type: .signed64, encoding: .runs) { index, _ in Int64(index / 100 * 7919) },
        Sample(name: "runs of 3, UInt32", type: .unsigned32, encoding: .runs) { index, _ in Int64(index / 3 * 7919) },
        Sample(name: "patched, a tenth far off, UInt32", type: .unsigned32, encoding: .patched) { index, random in
            random.next(below: 10) == 0 ? random.next(below: 1 << 20) : Int64(index) * 5 + random.next(below: 8)
        },
    ]

    private static func packed(_ bits: Int64) -> Sample {
        Sample(
            name: "packed \(bits) bits, \(bits <= 32 ? "UInt32" : "Int64")",
            type: bits <= 32 ? .unsigned32 : .signed64,
            encoding: .packed
        ) { index, random in
            // Both ends come, so that the width is what it is called.
            switch index {
            case 0: 0
            case 1: (1 << bits) - 1
            default: random.next(below: 1 << 31) & ((1 << bits) - 1)
            }
        }
    }
}

extension SmallRandom {
    /// Spreads the entries of a dictionary.
    var prime: Int64 { 15_485_863 }
}
