import Columns
import TestSupport
import Testing

/// The bytes of each encoding, worked out by hand from the description of the format.
struct IntegerStreamBytesTests {
    @Test func `an empty list is a head without a payload`() {
        #expect(stream([] as [Int64]) == [0xB0, 0, 0])
    }

    @Test func `a constant is its zigzag value`() {
        #expect(stream([-3, -3] as [Int64]) == [0xB0, 2, 1, 5])
        #expect(stream([200, 200, 200] as [UInt8]) == [0x00, 3, 2, 0x90, 0x03])
    }

    @Test func `packed values are base, divisor, width and fields from the lowest bit on`() {
        // Base 10 (zigzag 20), divisor 5, and the fields 0, 3, 1, 2, 3 in two bits each: 0b10_01_11_00, 0b11.
        #expect(stream([10, 25, 15, 20, 25] as [UInt16], as: .packed) == [0x11, 5, 5, 20, 5, 2, 0x9C, 0x03])
    }

    @Test func `delta values are the starts of the blocks and then their differences`() {
        // One start, 7 (zigzag 14), so no bits; differences 1, 3, 1: base 1 (zigzag 2), divisor 2, fields 0, 1, 0.
        #expect(stream([7, 8, 11, 12] as [UInt32], as: .delta) == [0x22, 4, 7, 14, 1, 0, 2, 2, 1, 0b010])
    }

    @Test func `a dictionary is a stream of the distinct values and then the positions`() {
        // The entries 1 and 9: packed, base 1 (zigzag 2), divisor 8, fields 0 and 1; positions 1, 0, 1.
        let entries: [UInt8] = [0x01, 2, 4, 2, 8, 1, 0b10]
        #expect(stream([9, 1, 9] as [UInt8], as: .dictionary) == [0x03, 3, 9] + entries + [1, 0b101])
    }

    @Test func `runs are a stream of lengths and a stream of values`() {
        // Lengths 2 and 2 are constant (zigzag 4, of type UInt32); values 1 and 9 as above.
        let expected: [UInt8] = [0x04, 4, 11, 0x20, 2, 1, 4, 0x01, 2, 4, 2, 8, 1, 0b10]
        #expect(stream([1, 1, 9, 9] as [UInt8], as: .runs) == expected)
    }

    @Test func `a patched list is a stream without the exceptions, their positions, and the exceptions`() {
        // 200 is far from 8, and 9 near it. 7, 8, 8, 9: packed, base 7 (zigzag 14), two bits each: 0b10_01_01_00.
        let near: [UInt8] = [0x01, 4, 4, 14, 1, 2, 0b10_01_01_00]
        // Position 2 and value 200 are constant (zigzag 4 and 400).
        let expected: [UInt8] = [0x05, 4, 16] + near + [0x20, 1, 1, 4] + [0x00, 1, 2, 0x90, 0x03]
        #expect(stream([7, 8, 200, 9] as [UInt8], as: .patched) == expected)
    }

    @Test func `a list of which a tenth is far off takes its small steps and the tenth`() {
        var generator = Dice(seed: 7)
        var level: Int64 = 500_000
        let values = (0..<10_000).map { index in
            level -= Int64.random(in: 0...7, using: &generator)
            return index % 10 == 3 ? Int64.random(in: 0..<1_000_000, using: &generator) : level
        }
        // Steps of up to 14 over an exception take four bits, the exceptions twenty; the positions are all ten apart. Each of
        // the ten blocks has a base, a divisor and a width, and each of the streams a head.
        let expected = 10_000 * 4 / 8 + 1_000 * 20 / 8
        #expect(encoding(of: values) == .patched)
        #expect(stream(values).count < expected + 150)
        // Twenty bits each.
        #expect(stream(values, as: .packed)?.count ?? 0 > 25_000)
    }

    @Test func `a list that moves to another level has few exceptions`() throws {
        let values = (0..<2_000).map { Int64($0 * 7 % 16) + ($0 < 900 ? 0 : 1_000_000_000) }
        let bytes = try #require(stream(values, as: .patched))
        try withReader(bytes, of: Int64.self) { reader in
            #expect(reader.layout.ends == (900..<908).map { UInt32($0) })
            #expect(reader.decoded() == values)
        }
    }

    @Test func `exceptions are not set apart from small fields`() {
        // Three values take two bits each; one bit and the exceptions would take little more than half of it.
        var generator = Dice(seed: 8)
        var values = (0..<5_000).map { _ in Int64.random(in: 0...1, using: &generator) }
        for index in stride(from: 3, to: 5_000, by: 100) { values[index] = 7 }
        #expect(encoding(of: values) == .dictionary)
    }

    @Test func `the encoding follows the data`() {
        var generator = Dice(seed: 5)
        let wide: [Int64] = [.min, 0, 12_345_678_901, .max]
        #expect(encoding(of: (0..<5000).map { _ in Int64(7) }) == .constant)
        #expect(encoding(of: (0..<5000).map { _ in Int64.random(in: 0..<5000, using: &generator) }) == .packed)
        #expect(encoding(of: (0..<5000).map { wide[$0 * 7 % 13 % 4] }) == .dictionary)
        #expect(encoding(of: (0..<5000).map { wide[$0 / 500 % 4] }) == .runs)
        #expect(encoding(of: (0..<5000).map { Int64($0 * 500 + $0 * 7919 % 61) }) == .delta)
    }

    @Test func `times to the minute take the bits of minutes, not of microseconds`() {
        let minute: Int64 = 60_000_000
        var generator = Dice(seed: 6)
        let times = (0..<1000).map { _ in 1_700_000_040_000_000 + Int64.random(in: 0..<1024, using: &generator) * minute
        }
        // Head 1, count 2, byte count 2; base 8, divisor 4, width 1; a thousand fields of ten bits.
        let expected = 18 + 1250
        #expect(stream(times, as: .packed)?.count == expected)
    }

    private func encoding(of values: [Int64]) -> StreamEncoding {
        var bytes: [UInt8] = []
        return IntegerStream.append(values, to: &bytes)
    }
}
