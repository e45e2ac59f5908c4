import Columns
import TestSupport
import Testing

/// Bitmaps compared with sets of integers.
struct BitmapTests {
    private static let counts = [0, 1, 63, 64, 65, 127, 128, 1000]

    @Test(arguments: counts)
    func `a bitmap behaves as a set of indexes`(count: Int) {
        var generator = Dice(seed: UInt64(count))
        for density in [0.0, 0.02, 0.5, 1.0] {
            let first = randomSet(count, density, &generator)
            let second = randomSet(count, 0.4, &generator)
            let one = Bitmap(count: count, ones: first)
            let other = Bitmap(count: count, ones: second)
            #expect(members(one) == first.sorted())
            #expect(one.ones == first.count)
            #expect(one.any == !first.isEmpty)
            #expect(one.isEmpty == first.isEmpty)
            #expect(one.intersectionCount(other) == first.intersection(second).count)
            #expect((0..<count).allSatisfy { one[$0] == first.contains($0) })
            #expect(members(combined(one) { $0.formAnd(with: other) }) == first.intersection(second).sorted())
            #expect(members(combined(one) { $0.formOr(with: other) }) == first.union(second).sorted())
            #expect(members(combined(one) { $0.formAndNot(with: other) }) == first.subtracting(second).sorted())
            for range in [
                0..<count, 0..<0, count / 3..<count / 2, count / 64 * 64..<count, count / 2..<(count + 1) / 2,
            ] {
                #expect(one.hasOne(in: range) == first.contains { range.contains($0) })
            }
            let complement = combined(one) { $0.formNot() }
            #expect(members(complement) == Set(0..<count).subtracting(first).sorted())
            #expect(complement.ones == count - first.count)
            #expect(combined(complement) { $0.formNot() } == one)
        }
    }

    @Test(arguments: counts)
    func `bits past the count stay zero`(count: Int) {
        let full = Bitmap(count: count, repeating: true)
        #expect(full.ones == count)
        var written = Bitmap(count: count)
        written.withMutableWords { words in
            for index in words.indices { words[index] = .max }
        }
        #expect(written == full)
        #expect(Bitmap(count: count, words: Array(repeating: .max, count: (count + 63) / 64)) == full)
        #expect(full.withWords { words in words.reduce(0) { $0 + $1.nonzeroBitCount } } == count)
    }

    @Test func `setting and clearing a bit leaves the others alone`() {
        var bitmap = Bitmap(count: 130)
        bitmap[0] = true
        bitmap[64] = true
        bitmap[129] = true
        bitmap[64] = false
        bitmap[1] = false
        #expect(members(bitmap) == [0, 129])
    }

    @Test(arguments: counts)
    func `a bitmap comes back from its bytes`(count: Int) throws {
        var generator = Dice(seed: 3)
        for density in [0.0, 0.01, 0.5, 1.0] {
            let bitmap = Bitmap(count: count, ones: randomSet(count, density, &generator))
            var bytes: [UInt8] = [99]
            bitmap.append(to: &bytes)
            try bytes.withUnsafeBytes { bytes in
                var offset = 1
                let read = try Bitmap(bytes: bytes, at: &offset)
                #expect(read == bitmap)
                #expect(offset == bytes.count)
            }
        }
    }

    @Test func `a bitmap with the wrong number of words is refused`() {
        var bytes: [UInt8] = [65]
        IntegerStream.append([1] as [UInt64], to: &bytes)
        #expect(throws: CorruptColumn(.lengthsDisagree(expected: 2, found: 1), at: 1)) {
            try bytes.withUnsafeBytes { bytes in
                var offset = 0
                _ = try Bitmap(bytes: bytes, at: &offset)
            }
        }
    }

    private func randomSet(_ count: Int, _ density: Double, _ generator: inout Dice) -> Set<Int> {
        Set((0..<count).filter { _ in Double.random(in: 0..<1, using: &generator) < density })
    }

    private func members(_ bitmap: Bitmap) -> [Int] {
        var members: [Int] = []
        bitmap.forEachOne { members.append($0) }
        return members
    }

    private func combined(_ bitmap: Bitmap, _ change: (inout Bitmap) -> Void) -> Bitmap {
        var copy = bitmap
        change(&copy)
        return copy
    }
}
