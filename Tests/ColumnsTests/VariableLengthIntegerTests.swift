import Columns
import Testing

struct VariableLengthIntegerTests {
    private static let unsigned: [(UInt64, [UInt8])] = [
        (0, [0x00]), (1, [0x01]), (127, [0x7F]), (128, [0x80, 0x01]), (300, [0xAC, 0x02]),
        (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ]
    private static let signed: [(Int64, UInt64)] = [(0, 0), (-1, 1), (1, 2), (-2, 3), (.max, .max - 1), (.min, .max)]

    @Test(arguments: unsigned)
    func `unsigned integers have these bytes`(value: UInt64, expected: [UInt8]) throws {
        var bytes: [UInt8] = []
        VariableLengthInteger.append(value, to: &bytes)
        #expect(bytes == expected)
        #expect(VariableLengthInteger.byteCount(value) == expected.count)
        try bytes.withUnsafeBytes { bytes in
            var cursor = ByteCursor(bytes: bytes)
            let read = try cursor.readVariableLength()
            #expect(read == value)
            try cursor.finish()
        }
    }

    @Test(arguments: signed)
    func `signed integers alternate around zero`(value: Int64, expected: UInt64) {
        #expect(VariableLengthInteger.zigzag(value) == expected)
        #expect(VariableLengthInteger.signed(zigzag: expected) == value)
    }

    @Test func `an integer of more than 64 bits is refused`() {
        let tooLarge: [UInt8] = Array(repeating: 0xFF, count: 9) + [0x02]
        #expect(throws: CorruptColumn(.integerTooLong, at: 0)) {
            try tooLarge.withUnsafeBytes { bytes in
                var cursor = ByteCursor(bytes: bytes)
                _ = try cursor.readVariableLength()
            }
        }
    }

    @Test func `integers of fixed width are little-endian and bounded`() throws {
        var bytes: [UInt8] = [7]
        LittleEndian.append(0x1234_5678 as UInt32, to: &bytes)
        #expect(bytes == [7, 0x78, 0x56, 0x34, 0x12])
        try bytes.withUnsafeBytes { bytes in
            var cursor = ByteCursor(bytes: bytes, offset: 1)
            let value = try cursor.read(UInt32.self)
            #expect(value == 0x1234_5678)
            #expect(throws: CorruptColumn(.endsEarly(needed: 2, available: 0), at: 5)) { try cursor.read(UInt16.self) }
        }
    }
}
