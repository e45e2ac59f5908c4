internal import Columns

/// The bytes of a group of order versions, in which the versions of an order stand together, oldest first.
///
/// Each list is a stream or two (`IntegerStream`), in this order:
///
/// 1. the order of each version;
/// 2. contacts, 3. starts, 4. totals' digits, 5. their scales, 6. dates less the start of the order's first version,
///    7. currencies, 8. events, 9. origins less the event of the order's first version: first a stream of the first
///    version of each order, and then one of what the others add to the version before them;
/// 10. the status of each version.
///
/// Where a version ends is not written: where the next one of its order begins, and the last one never.
enum OrderVersionEncoding {
    static func encode(_ versions: OrderVersions) -> [UInt8] {
        var bytes: [UInt8] = []
        let isFirst = firsts(versions.orders)
        IntegerStream.append(versions.orders, to: &bytes)
        append(versions.contacts.map { Int64($0) }, isFirst, to: &bytes)
        append(versions.validFrom, isFirst, to: &bytes)
        append(versions.totalMantissas, isFirst, to: &bytes)
        append(versions.totalScales.map { Int64($0) }, isFirst, to: &bytes)
        append(combined(versions.dates, versions.validFrom, isFirst, &-), isFirst, to: &bytes)
        append(versions.currencies.map { Int64($0) }, isFirst, to: &bytes)
        append(versions.events, isFirst, to: &bytes)
        append(combined(versions.origins, versions.events, isFirst, &-), isFirst, to: &bytes)
        IntegerStream.append(versions.statuses, to: &bytes)
        return bytes
    }

    /// The order of each version, all else left alone.
    static func orders(_ bytes: UnsafeRawBufferPointer, count: Int) throws(CorruptColumn) -> [UInt32] {
        var offset = 0
        return try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: count)
    }

    /// How many orders there are in a list of the orders of versions.
    static func orderCount(_ orders: [UInt32]) -> Int {
        var count = orders.isEmpty ? 0 : 1
        for index in 1..<max(1, orders.count) where orders[index] != orders[index - 1] { count += 1 }
        return count
    }

    private static func firsts(_ orders: [UInt32]) -> [Bool] {
        var isFirst = Array(repeating: true, count: orders.count)
        for index in 1..<max(1, orders.count) { isFirst[index] = orders[index] != orders[index - 1] }
        return isFirst
    }

    /// Each value and the other list's value at the first version of the same order.
    private static func combined(
        _ values: [Int64],
        _ others: [Int64],
        _ isFirst: [Bool],
        _ combine: (Int64, Int64) -> Int64
    ) -> [Int64] {
        var combined = values
        var other: Int64 = 0
        for index in values.indices {
            if isFirst[index] { other = others[index] }
            combined[index] = combine(values[index], other)
        }
        return combined
    }

    private static func append(_ values: [Int64], _ isFirst: [Bool], to bytes: inout [UInt8]) {
        var firsts: [Int64] = []
        var differences: [Int64] = []
        for index in values.indices {
            if isFirst[index] {
                firsts.append(values[index])
            } else {
                differences.append(values[index] &- values[index - 1])
            }
        }
        IntegerStream.append(firsts, to: &bytes)
        IntegerStream.append(differences, to: &bytes)
    }
}
