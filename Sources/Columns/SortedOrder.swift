/// The order of keys, found by counting digits: a few passes over the list, whatever its order was.
package enum SortedOrder {
    /// The indices of the keys in ascending order; equal keys stay in the order in which they are.
    ///
    /// Only the bits in which keys differ cost time: a pass for eleven of them.
    package static func of(_ keys: UnsafeBufferPointer<Int64>) -> [Int32] {
        var order = [Int32](unsafeUninitializedCapacity: keys.count) { buffer, count in
            for index in 0..<keys.count { buffer.initializeElement(at: index, to: Int32(truncatingIfNeeded: index)) }
            count = keys.count
        }
        sort(&order, by: keys)
        return order
    }

    /// The indices of the keys in ascending order; equal keys stay in the order in which they are.
    package static func of(_ keys: [Int64]) -> [Int32] {
        keys.withUnsafeBufferPointer { of($0) }
    }

    /// Brings indices into the ascending order of their keys; indices of equal keys stay in the order in which they are.
    ///
    /// - Parameter keys: The key of each index, by index.
    package static func sort(_ order: inout [Int32], by keys: UnsafeBufferPointer<Int64>) {
        guard let (least, extent) = range(of: order, keys) else { return }
        var spare = [Int32](repeating: 0, count: order.count)
        var shift = 0
        while shift < 64, extent >> UInt64(shift) != 0 {
            order.withUnsafeBufferPointer { source in
                spare.withUnsafeMutableBufferPointer { pass(source, $0, keys, least, shift) }
            }
            swap(&order, &spare)
            shift += digitBits
        }
    }

    private static let digitBits = 11

    /// The least key, and how far the greatest is from it; nil if the indices are in order already.
    private static func range(
        of order: [Int32],
        _ keys: UnsafeBufferPointer<Int64>
    ) -> (least: UInt64, extent: UInt64)? {
        guard let first = order.first else { return nil }
        var (least, greatest, previous) = (keys[Int(first)], keys[Int(first)], keys[Int(first)])
        var isSorted = true
        for index in order {
            let key = keys[Int(index)]
            if key < previous { isSorted = false }
            least = min(least, key)
            greatest = max(greatest, key)
            previous = key
        }
        guard !isSorted else { return nil }
        return (UInt64(bitPattern: least), UInt64(bitPattern: greatest) &- UInt64(bitPattern: least))
    }

    private static func pass(
        _ source: UnsafeBufferPointer<Int32>,
        _ target: UnsafeMutableBufferPointer<Int32>,
        _ keys: UnsafeBufferPointer<Int64>,
        _ least: UInt64,
        _ shift: Int
    ) {
        let digits = 1 << digitBits
        func digit(_ index: Int32) -> Int {
            let offset = UInt64(bitPattern: keys[Int(index)]) &- least
            return Int(truncatingIfNeeded: offset &>> UInt64(shift)) & (digits - 1)
        }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: digits) { starts in
            starts.initialize(repeating: 0)
            for index in source { starts[digit(index)] &+= 1 }
            var sum: Int32 = 0
            for value in 0..<digits { (starts[value], sum) = (sum, sum &+ starts[value]) }
            for index in source {
                let value = digit(index)
                target[Int(starts[value])] = index
                starts[value] &+= 1
            }
        }
    }
}
