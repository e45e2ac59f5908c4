/// How a list is going to be held when a few of its values are far from their neighbours: those apart, and the others
/// as if they were not there.
///
/// An exception is a value that is 2^width or more away from the last one that is none, for each step from there. In its
/// place stands that last one again, which costs a packing no more bits and a list of differences a nought. So the list may
/// stay at one level or move on slowly, and exceptions may lie on both sides of it.
struct PatchPlan {
    private let near: [UInt8]
    private let positions: [UInt8]
    private let exceptions: [UInt8]

    /// Sets the exceptions apart, or gives nothing if there are more than the limit.
    init?(_ values: UnsafeBufferPointer<Int64>, width: Int, type: IntegerType, limit: Int) {
        guard let first = values.first else { return nil }
        var positions: [Int64] = []
        var exceptions: [Int64] = []
        let near = [Int64](unsafeUninitializedCapacity: values.count) { near, filled in
            var last = first
            var passed: UInt64 = 0
            for value in values {
                if Self.distance(last, value) < (passed &+ 1) &<< UInt64(width) {
                    last = value
                    passed = 0
                } else if passed < Self.greatestPassed {
                    guard positions.count < limit else { return }
                    positions.append(Int64(filled))
                    exceptions.append(value)
                    passed &+= 1
                } else {
                    // So many are none any more: the list has moved to another level.
                    last = value
                    passed = 0
                }
                near[filled] = last
                filled &+= 1
            }
        }
        guard near.count == values.count else { return nil }
        self.near = Self.stream(near, type: type)
        self.positions = Self.stream(positions, type: IntegerType(UInt32.self))
        self.exceptions = Self.stream(exceptions, type: type)
    }

    /// The number of bytes that all of it takes.
    var byteCount: Int {
        near.count + positions.count + exceptions.count
    }

    /// Appends the list without exceptions, where they stand, and what they are.
    func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: near)
        bytes.append(contentsOf: positions)
        bytes.append(contentsOf: exceptions)
    }

    /// The width with the fewest bytes, and about how many these are, by some neighbours here and there.
    ///
    /// - Parameter greatest: The width of the values as they are, which is what an exception takes.
    static func estimate(
        _ values: UnsafeBufferPointer<Int64>,
        greatest: Int
    ) -> (width: Int, byteCount: Int) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 65) { counts in
            counts.initialize(repeating: 0)
            var pairs = 0
            for index in stride(from: 1, to: values.count, by: max(1, values.count / sampleSize)) {
                counts[64 - distance(values[index], values[index - 1]).leadingZeroBitCount] += 1
                pairs += 1
            }
            var far = pairs
            var best = (width: 0, bits: Int.max)
            for width in 0...min(greatest, greatestWidth) {
                far -= counts[width]
                // An exception is far from both of its neighbours.
                let bits = pairs * width + far * (greatest + positionBits) / 2
                if bits < best.bits { best = (width, bits) }
            }
            return (best.width, values.count * best.bits / (8 * max(1, pairs)))
        }
    }

    /// Fewer values than these are not worth it.
    static let leastCount = 64
    /// A step of this width, as often as exceptions are passed by, still fits 64 bits.
    private static let greatestWidth = 60
    private static let sampleSize = 256
    /// After so many exceptions one after another the next value is none.
    private static let greatestPassed: UInt64 = 8
    /// About what the position of an exception takes.
    private static let positionBits = 8

    private static func distance(_ one: Int64, _ other: Int64) -> UInt64 {
        one < other ? UInt64(bitPattern: other &- one) : UInt64(bitPattern: one &- other)
    }

    /// Packed or as differences: with more encodings there is more to try than to win.
    private static func stream(_ values: [Int64], type: IntegerType) -> [UInt8] {
        IntegerStreamWriter.bytes(of: values, type: type, codesBelow: .dictionary)
    }
}
