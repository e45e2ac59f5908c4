/// Gzip data made by hand: the bytes stand in it as they are, in blocks that say so.
enum Gzip {
    /// One member that holds these bytes.
    static func member(_ bytes: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let pieces = stride(from: 0, to: max(bytes.count, 1), by: 60_000).map {
            bytes[$0..<min($0 + 60_000, bytes.count)]
        }
        for (number, piece) in pieces.enumerated() {
            packed.append(number == pieces.count - 1 ? 1 : 0)
            packed += littleEndian(UInt32(piece.count), 2) + littleEndian(~UInt32(piece.count), 2) + piece
        }
        return packed + littleEndian(checksum(bytes), 4) + littleEndian(UInt32(bytes.count), 4)
    }

    private static func littleEndian(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { part, _ in part & 1 == 1 ? part >> 1 ^ 0xEDB8_8320 : part >> 1 }
        }
    }
}
