/// How a list is going to be held as runs of equal values.
struct RunPlan {
    private let lengths: [UInt8]
    private let values: [UInt8]

    /// Finds the runs, or gives nothing if there are more than the limit.
    init?(_ values: UnsafeBufferPointer<Int64>, type: IntegerType, limit: Int) {
        let count = Self.count(of: values)
        guard count <= limit else { return nil }
        var heads: [Int64] = []
        let lengths = [Int64](unsafeUninitializedCapacity: count) { lengths, lengthCount in
            heads = [Int64](unsafeUninitializedCapacity: count) { heads, headCount in
                Self.collect(values, into: lengths, heads)
                headCount = values.isEmpty ? 0 : count
            }
            lengthCount = heads.count
        }
        self.lengths = IntegerStreamWriter.bytes(of: lengths, type: IntegerType(UInt32.self), codesBelow: .runs)
        self.values = IntegerStreamWriter.bytes(of: heads, type: type, codesBelow: .runs)
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
        guard let start = values.baseAddress else { return 0 }
        var count = 1
        var index = 1
        // Without a branch: where runs are short, every other guess at one is wrong.
        while index < values.count {
            count &+= start[index] == start[index &- 1] ? 0 : 1
            index &+= 1
        }
        return count
    }

    private static func collect(
        _ values: UnsafeBufferPointer<Int64>,
        into lengths: UnsafeMutableBufferPointer<Int64>,
        _ heads: UnsafeMutableBufferPointer<Int64>
    ) {
        guard var head = values.first else { return }
        var (run, start) = (0, 0)
        var index = 1
        while index <= values.count {
            if index == values.count || values[index] != head {
                lengths[run] = Int64(index &- start)
                heads[run] = head
                run &+= 1
                start = index
                if index < values.count { head = values[index] }
            }
            index &+= 1
        }
    }
}
