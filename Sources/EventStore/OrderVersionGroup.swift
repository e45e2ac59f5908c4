internal import Columns

/// A group of order versions on its way from its bytes to lists.
///
/// The bytes are what ``OrderVersionEncoding`` writes, and are read from front to back, one list at a time. Replaced
/// versions are left out of every list.
struct OrderVersionGroup {
    /// A list of one value a version, not unpacked yet.
    struct PackedList {
        /// The value of each order's first version.
        fileprivate let firsts: IntegerStreamReader<Int64>
        /// What each other version adds to the one before it.
        fileprivate let differences: IntegerStreamReader<Int64>
    }

    /// How many versions the lists have.
    let count: Int
    /// The order of each version, also of those that were replaced.
    private let orders: [UInt32]
    /// For each version 1 if it is the first of its order, else 0.
    private let firsts: [UInt8]
    private let orderCount: Int
    /// The versions that were not replaced; nil for all of them.
    private let live: [UInt32]?
    /// They must stay in place for as long as the group is read.
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    /// Begins to read a group of so many versions; the bytes must outlive it.
    init(_ bytes: UnsafeRawBufferPointer, versions: Int, dead: Bitmap?) throws(CorruptColumn) {
        self.bytes = bytes
        let orders = try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: versions)
        self.orders = orders
        firsts = [UInt8](unsafeUninitializedCapacity: versions) { firsts, initialized in
            for version in 0..<versions {
                firsts[version] = version == 0 || orders[version] != orders[version - 1] ? 1 : 0
            }
            initialized = versions
        }
        orderCount = OrderVersionEncoding.orderCount(orders)
        live = dead.map { dead in (0..<UInt32(versions)).filter { !dead[Int($0)] } }
        count = live?.count ?? versions
    }

    /// Steps over the next list of the bytes.
    mutating func nextList() throws(CorruptColumn) -> PackedList {
        let firsts = try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: orderCount)
        let others = orders.count - orderCount
        return PackedList(
            firsts: firsts,
            differences: try IntegerStreamReader<Int64>(bytes: bytes, at: &offset, expecting: others)
        )
    }

    /// Writes the order of each version to memory that has room for ``count`` of them.
    func decodeOrders(into target: UnsafeMutablePointer<UInt32>) {
        orders.withUnsafeBufferPointer { copy($0, to: target) }
    }

    /// Writes a list to memory that has room for ``count`` values.
    ///
    /// - Parameter other: The list whose value at the same order's first version is added to each value.
    func decode<Value: FixedWidthInteger>(
        _ list: PackedList,
        addingFirstsOf other: PackedList? = nil,
        into target: UnsafeMutablePointer<Value>
    ) {
        // One more of each than there are: the loop looks at both before it knows which it takes.
        var starts = Self.decoded(list.firsts)
        if let other {
            let added = Self.decoded(other.firsts)
            for order in 0..<orderCount { starts[order] &+= added[order] }
        }
        let differences = Self.decoded(list.differences)
        let values = [Value](unsafeUninitializedCapacity: orders.count) { values, initialized in
            var (order, difference, value) = (0, 0, Int64(0))
            let (starts, differences, firsts) = (starts.span, differences.span, firsts.span)
            for version in 0..<orders.count {
                let isFirst = Int(firsts[version])
                let (start, next) = (starts[order], value &+ differences[difference])
                value = isFirst == 1 ? start : next
                order += isFirst
                difference += 1 - isFirst
                values[version] = Value(truncatingIfNeeded: value)
            }
            initialized = orders.count
        }
        values.withUnsafeBufferPointer { copy($0, to: target) }
    }

    /// Steps over the last list of the bytes, the statuses.
    mutating func statuses() throws(CorruptColumn) -> IntegerStreamReader<UInt8> {
        try IntegerStreamReader<UInt8>(bytes: bytes, at: &offset, expecting: orders.count)
    }

    /// Writes the statuses to memory that has room for ``count`` of them.
    func decode(_ statuses: IntegerStreamReader<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
        statuses.decoded().withUnsafeBufferPointer { copy($0, to: target) }
    }

    private func copy<Value>(_ values: UnsafeBufferPointer<Value>, to target: UnsafeMutablePointer<Value>) {
        guard let live else {
            if let start = values.baseAddress { target.initialize(from: start, count: values.count) }
            return
        }
        for (place, version) in live.enumerated() { target[place] = values[Int(version)] }
    }

    private static func decoded(_ reader: IntegerStreamReader<Int64>) -> [Int64] {
        [Int64](unsafeUninitializedCapacity: reader.count + 1) { values, initialized in
            if let start = values.baseAddress { reader.decode(into: start) }
            values[reader.count] = 0
            initialized = reader.count + 1
        }
    }
}
