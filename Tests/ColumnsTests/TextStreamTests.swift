import Columns
import Testing

struct TextStreamTests {
    private static let lists: [[String]] = [
        [], [""], ["a"], ["", "", ""], ["Київ", "", "Львів", "Київ"], (0..<1000).map { "order-\($0)" },
        [String(repeating: "x", count: 70_000), "y"],
    ]

    @Test(arguments: lists)
    func `texts come back, one by one`(texts: [String]) throws {
        let bytes = packed(texts)
        #expect(bytes == fromRanges(texts))
        try withGuardedBytes(bytes) { bytes in
            var offset = 0
            let reader = try TextStreamReader(bytes: bytes, at: &offset)
            #expect(offset == bytes.count)
            #expect(reader.count == texts.count)
            #expect((0..<reader.count).map { String(decoding: reader[$0], as: UTF8.self) } == texts)
            for index in texts.indices {
                #expect(reader.withBytes(at: index) { $0.elementsEqual(texts[index].utf8) })
            }
        }
    }

    @Test func `the bytes are the lengths, the number of bytes, and the bytes`() {
        #expect(packed(["ab", "cd"]) == [0x20, 2, 1, 4, 4, 0x61, 0x62, 0x63, 0x64])
    }

    @Test func `damaged texts are refused or come out wrong`() throws {
        let bytes = packed(["ab", "", "cde", "cde"])
        for length in 0..<bytes.count {
            #expect(throws: CorruptColumn.self) { try read(Array(bytes[..<length])) }
        }
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            do { try read(damaged) } catch is CorruptColumn {}
        }
        #expect(throws: CorruptColumn(.lengthsDisagree(expected: 3, found: 4), at: 0)) {
            try read([0x20, 2, 1, 4, 3, 0x61, 0x62, 0x63])
        }
        #expect(throws: CorruptColumn(.tooMany(count: 1 << 25, limit: 1 << 24), at: 0)) {
            try read([0x20, 0x80, 0x80, 0x80, 0x10, 1, 0, 0])
        }
    }

    private func packed(_ texts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        texts.map { UInt32($0.utf8.count) }.withUnsafeBufferPointer { lengths in
            Array(texts.joined().utf8).withUnsafeBytes { TextStream.append(lengths: lengths, texts: $0, to: &bytes) }
        }
        return bytes
    }

    /// The same texts from an arena in which they lie backwards, with gaps.
    private func fromRanges(_ texts: [String]) -> [UInt8] {
        var arena: [UInt8] = []
        var ranges: [Range<Int>] = []
        for text in texts.reversed() {
            arena.append(0xFF)
            ranges.append(arena.count..<arena.count + text.utf8.count)
            arena.append(contentsOf: text.utf8)
        }
        var bytes: [UInt8] = []
        ranges.reversed().withUnsafeBufferPointer { ranges in
            arena.withUnsafeBytes { TextStream.append(ranges: ranges, of: $0, to: &bytes) }
        }
        return bytes
    }

    private func read(_ bytes: [UInt8]) throws {
        try withGuardedBytes(bytes) { bytes in
            var offset = 0
            let reader = try TextStreamReader(bytes: bytes, at: &offset)
            for index in 0..<reader.count { _ = reader[index].reduce(0) { $0 &+ Int($1) } }
        }
    }
}
