import Testing

@testable import SegmentEngine

@Suite struct RankedFiguresTests {
    /// Compares every place, or some of many, with where sorting puts the figures.
    private func check<Figure: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ list: [Figure],
        leavingOut nothing: Figure
    ) {
        let sorted = list.filter { $0 != nothing }.sorted()
        list.withUnsafeBufferPointer { list in
            let ranked = RankedFigures(list, leavingOut: nothing)
            #expect(ranked.count == sorted.count)
            for place in stride(from: 0, to: sorted.count, by: max(1, sorted.count / 23)) + [sorted.count - 1]
            where place >= 0 {
                #expect(ranked.figure(at: place) == sorted[place])
            }
        }
    }

    @Test func `figures stand where sorting puts them`() {
        var numbers = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 3, 70, 5_000, 400_000] {
            check((0..<count).map { _ in UInt8.random(in: 0...9, using: &numbers) }, leavingOut: 0)
            check((0..<count).map { _ in UInt32.random(in: 0...70_000, using: &numbers) }, leavingOut: 0)
            check((0..<count).map { _ in Int32.random(in: -3_000_000...3_000_000, using: &numbers) }, leavingOut: .min)
            // A few leading bits are those of nearly all.
            check((0..<count).map { Int32.random(in: 0...($0 % 50 == 0 ? .max : 20), using: &numbers) }, leavingOut: 7)
            check((0..<count).map { _ in Int64.random(in: .min ... .max, using: &numbers) }, leavingOut: .min)
        }
    }

    @Test func `the ends of the type and lists of one figure or none are ranked`() {
        check([Int64.min, .max, 0, -1, .max, .min], leavingOut: 0)
        check([Int32.min, .max, .min + 1], leavingOut: .min)
        check(Array(repeating: Int32(5), count: 300_000), leavingOut: .min)
        check(Array(repeating: Int32(5), count: 300_000), leavingOut: 5)
        check(Array(UInt8.min...UInt8.max), leavingOut: 0)
    }
}
