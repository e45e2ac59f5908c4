internal import EventModel

/// Values of contacts laid out group by group.
struct GroupedValues {
    private let groups: [UInt32]
    private let starts: [Int]

    /// Makes a layout for the groups of contacts, whose numbers are below `groupCount`.
    init(_ groups: [UInt32], groupCount: Int) {
        self.groups = groups
        var starts = [Int](repeating: 0, count: groupCount + 1)
        for group in groups { starts[Int(group) + 1] += 1 }
        for group in 0..<groupCount { starts[group + 1] += starts[group] }
        self.starts = starts
    }

    /// How many contacts a group has.
    func count(of group: Int) -> Int { starts[group + 1] - starts[group] }

    /// The sum of each group, of amounts, which are sums of totals, or of whole numbers of 64 bits: no sum leaves 128 bits.
    func sums<Value: FixedWidthInteger>(_ values: [Value]) -> [Int128] {
        var sums = [Int128](repeating: 0, count: starts.count - 1)
        for index in groups.indices {
            let group = Int(groups[index])
            sums[group] += Int128(values[index])
        }
        return sums
    }

    /// The median of each group: the middle value, or the mean of the two in the middle.
    ///
    /// Nil for a group without values, or without any but the one that stands for none.
    func medians<Value: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ values: [Value],
        scale: Int,
        none: Value? = nil
    ) -> [ExactDecimal?] {
        var next = starts
        var laidOut = [Value](repeating: 0, count: values.count)
        for index in groups.indices {
            let group = Int(groups[index])
            laidOut[next[group]] = values[index]
            next[group] += 1
        }
        var sorting = AmountSorting<Value>()
        return laidOut.withUnsafeMutableBufferPointer { laidOut in
            (0..<starts.count - 1).map { group in
                let own = UnsafeMutableBufferPointer(rebasing: laidOut[starts[group]..<starts[group + 1]])
                guard !own.isEmpty else { return nil }
                sorting.sort(own)
                guard own[0] != none else { return nil }
                let middle = Int128(own[(own.count - 1) / 2]) + Int128(own[own.count / 2])
                return ExactDecimal(mantissa: middle, scale: scale).divided(by: 2, digits: scale + 1).normalized
            }
        }
    }
}
