/// Turns the bytes of an encoding into UTF-8, piece by piece.
///
/// What means nothing in the encoding comes out as the byte 0xFF, which is never part of UTF-8, so that whoever checks
/// the text finds it and its place.
struct TextDecoder {
    /// What stands for bytes that mean nothing.
    static let undecodable: UInt8 = 0xFF
    /// How many bytes one byte of the source can become at most.
    static let mostGrowth = 3

    let encoding: TextEncoding
    /// For each byte the UTF-8 of its character, the first byte lowest, and its length in the highest byte.
    private let table: [UInt32]

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        guard let upper = SingleByteTable.characters(of: encoding) else {
            table = []
            return
        }
        let lower = (UInt8(0)..<0x80).map { Unicode.Scalar($0) }
        table = (lower + upper).enumerated().map { index, scalar in
            if index >= 0x80, scalar.value == 0 { return UInt32(Self.undecodable) | 1 << 24 }
            var packed: UInt32 = 0
            var length: UInt32 = 0
            for byte in String(scalar).utf8 {
                packed |= UInt32(byte) << (8 * length)
                length += 1
            }
            return packed | length << 24
        }
    }

    /// Decodes as much as can be told without the bytes to come, and gives how many were taken and how many written.
    ///
    /// The target has room for three bytes for each one of the source.
    func decode(
        _ source: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        into target: UnsafeMutablePointer<UInt8>
    ) -> (taken: Int, written: Int) {
        switch encoding {
        case .utf8:
            for index in 0..<source.count { target[index] = source[index] }
            return (source.count, source.count)
        case .utf16LittleEndian: return decodeUnits(source, lowByte: 0, isLast: isLast, into: target)
        case .utf16BigEndian: return decodeUnits(source, lowByte: 1, isLast: isLast, into: target)
        case .windows1251, .windows1252, .cp437:
            return (source.count, decodeBytes(source, into: target))
        }
    }

    private func decodeBytes(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) -> Int {
        var written = 0
        table.withUnsafeBufferPointer { table in
            for byte in source {
                if byte < 0x80 {
                    target[written] = byte
                    written += 1
                } else {
                    var packed = table[Int(byte)]
                    let end = written + Int(packed >> 24)
                    while written < end {
                        target[written] = UInt8(truncatingIfNeeded: packed)
                        packed >>= 8
                        written += 1
                    }
                }
            }
        }
        return written
    }

    private func decodeUnits(
        _ source: UnsafeBufferPointer<UInt8>,
        lowByte: Int,
        isLast: Bool,
        into target: UnsafeMutablePointer<UInt8>
    ) -> (taken: Int, written: Int) {
        var (taken, written) = (0, 0)
        func unit(_ place: Int) -> UInt32 {
            UInt32(source[place + lowByte]) | UInt32(source[place + 1 - lowByte]) << 8
        }
        func put(_ byte: UInt32) {
            target[written] = UInt8(truncatingIfNeeded: byte)
            written += 1
        }
        while taken + 2 <= source.count {
            let first = unit(taken)
            switch first {
            case ..<0x80: put(first)
            case ..<0x800:
                put(0xC0 | first >> 6)
                put(0x80 | first & 0x3F)
            case 0xD800..<0xDC00:
                guard taken + 4 <= source.count || isLast else { return (taken, written) }
                let second = taken + 4 <= source.count ? unit(taken + 2) : 0
                guard (0xDC00..<0xE000).contains(second) else {
                    put(UInt32(Self.undecodable))
                    break
                }
                let scalar = 0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF)
                put(0xF0 | scalar >> 18)
                put(0x80 | scalar >> 12 & 0x3F)
                put(0x80 | scalar >> 6 & 0x3F)
                put(0x80 | scalar & 0x3F)
                taken += 2
            case 0xDC00..<0xE000: put(UInt32(Self.undecodable))
            default:
                put(0xE0 | first >> 12)
                put(0x80 | first >> 6 & 0x3F)
                put(0x80 | first & 0x3F)
            }
            taken += 2
        }
        if isLast, taken < source.count {
            put(UInt32(Self.undecodable))
            taken = source.count
        }
        return (taken, written)
    }
}
