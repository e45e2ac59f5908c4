import Columns
import Testing

@Suite struct `The order of keys` {
    private static let lists: [[Int64]] = [
        [], [5], [2, 1], [1, 1, 1], [.max, .min, 0, -1, .min, .max], (0..<5_000).map { Int64($0 % 7) },
        (0..<5_000).map { Int64(truncatingIfNeeded: UInt64($0) &* 0x9E37_79B9_7F4A_7C15) },
        (0..<3_000).map { Int64(1 << 40) - Int64($0 * 1_000_003 % 2_999) }, (0..<4_000).map { Int64($0) },
    ]

    @Test(arguments: lists) func `is that of a stable comparison`(keys: [Int64]) {
        let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        #expect(SortedOrder.of(keys).map(Int.init) == expected)
    }

    @Test(arguments: lists) func `of some indices keeps equal keys where they are`(keys: [Int64]) {
        var order = stride(from: keys.count - 1, through: 0, by: -2).map { Int32($0) }
        let expected = order.enumerated().sorted {
            (keys[Int($0.element)], $0.offset) < (keys[Int($1.element)], $1.offset)
        }
        .map(\.element)
        keys.withUnsafeBufferPointer { SortedOrder.sort(&order, by: $0) }
        #expect(order == expected)
    }
}
