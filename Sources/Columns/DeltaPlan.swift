/// How a list is going to be held as differences in blocks.
struct DeltaPlan {
    private let starts: [Int64]
    private let startsPlan: PackingPlan
    private let blockPlans: [PackingPlan]

    /// The number of bytes that the blocks take, with their first values.
    let byteCount: Int

    /// Finds the best packing of the first values and of each block's differences.
    init(_ values: UnsafeBufferPointer<Int64>) {
        starts = stride(from: 0, to: values.count, by: DeltaIntegers.blockLength).map { values[$0] }
        startsPlan = starts.withUnsafeBufferPointer { PackingPlan($0) }
        var plans: [PackingPlan] = []
        plans.reserveCapacity(starts.count)
        Self.forEachBlock(of: values) { plans.append(PackingPlan($0)) }
        blockPlans = plans
        byteCount = plans.reduce(startsPlan.byteCount) { $0 + $1.byteCount }
    }

    /// Appends the values that it was planned for.
    func append(_ values: UnsafeBufferPointer<Int64>, to bytes: inout [UInt8]) {
        starts.withUnsafeBufferPointer { startsPlan.append($0, to: &bytes) }
        var block = 0
        Self.forEachBlock(of: values) { differences in
            blockPlans[block].append(differences, to: &bytes)
            block += 1
        }
    }

    private static func forEachBlock(
        of values: UnsafeBufferPointer<Int64>,
        _ body: (UnsafeBufferPointer<Int64>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: DeltaIntegers.blockLength) { differences in
            for start in stride(from: 0, to: values.count, by: DeltaIntegers.blockLength) {
                let end = min(start + DeltaIntegers.blockLength, values.count)
                var index = start &+ 1
                while index < end {
                    differences[index &- start &- 1] = values[index] &- values[index &- 1]
                    index &+= 1
                }
                body(UnsafeBufferPointer(rebasing: differences[..<(end - start - 1)]))
            }
        }
    }
}
