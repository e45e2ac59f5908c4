/// How a list is going to be held as runs of equal values.
struct RunPlan {
    private let lengths: [UInt8]
    private let values: [UInt8]

    /// Finds the runs, or gives nothing if there are more than the limit.
    init?(_ values: UnsafeBufferPointer<Int64>, type: IntegerType, limit: Int) {
        guard Self.count(of: values) <= limit else { return nil }
        var lengths: [Int64] = []
        var heads: [Int64] = []
        var start = 0
        for index in values.indices where index + 1 == values.count || values[index] != values[index + 1] {
            lengths.append(Int64(index + 1 - start))
            heads.append(values[index])
            start = index + 1
        }
        self.lengths = Self.stream(lengths, type: IntegerType(UInt32.self))
        self.values = Self.stream(heads, type: type)
    }

    /// The number of bytes that the lengths and the values take.
    var byteCount: Int {
        lengths.count + values.count
    }

    /// Appends the lengths and the values.
    func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: lengths)
        bytes.append(contentsOf: values)
    }

    private static func count(of values: UnsafeBufferPointer<Int64>) -> Int {
        var count = 1
        for index in 1..<max(1, values.count) { count &+= values[index] == values[index &- 1] ? 0 : 1 }
        return count
    }

    private static func stream(_ values: [Int64], type: IntegerType) -> [UInt8] {
        var bytes: [UInt8] = []
        values.withUnsafeBufferPointer {
            _ = IntegerStreamWriter(values: $0, type: type, codesBelow: .runs).append(to: &bytes)
        }
        return bytes
    }
}
