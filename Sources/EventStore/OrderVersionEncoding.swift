internal import Columns

/// The bytes of a group of order versions, in which the versions of an order stand together, oldest first.
///
/// Each part is a stream (`IntegerStream`), in this order:
///
/// 1. the orders, ascending;
/// 2. how many versions each of them has, at least one;
/// 3. contacts, 4. statuses, 5. dates, 6. totals' digits, 7. their scales, 8. currencies: first a stream of the last version
///    of each order, and then one of what each other version has more than the one after it;
/// 9. starts, 10. events, 11. origins: first a stream of the first version of each order, and then one of what each other
///    version has more than the one before it. The first starts are written less the date of the order's last version, the
///    first origins less the first event.
///
/// Most questions are about what orders are now, so that is what lies there to be read as it is. Where a version ends is
/// not written: where the next one of its order begins, and the last one never.
enum OrderVersionEncoding {
    static func encode(_ versions: OrderVersions) -> [UInt8] {
        let orders = versions.orders
        let runs = OrderRuns(orders)
        let (dates, starts) = (versions.dates, versions.validFrom)
        let (events, origins) = (versions.events, versions.origins)
        var bytes: [UInt8] = []
        IntegerStream.append(runs.ends.map { orders[$0 - 1] }, to: &bytes)
        IntegerStream.append(runs.lengths, to: &bytes)
        appendFromLast(versions.contacts, runs, to: &bytes)
        appendFromLast(versions.statuses, runs, to: &bytes)
        appendFromLast(dates, runs, to: &bytes)
        appendFromLast(versions.totalMantissas, runs, to: &bytes)
        appendFromLast(versions.totalScales, runs, to: &bytes)
        appendFromLast(versions.currencies, runs, to: &bytes)
        appendFromFirst(starts, less: runs.ends.map { dates[$0 - 1] }, runs, to: &bytes)
        appendFromFirst(events, less: runs.ends.map { _ in 0 }, runs, to: &bytes)
        appendFromFirst(origins, less: runs.starts.map { events[$0] }, runs, to: &bytes)
        return bytes
    }

    /// The orders, and how many versions each of them has.
    static func runs(_ bytes: UnsafeRawBufferPointer) throws(CorruptColumn) -> (orders: [UInt32], lengths: [UInt32]) {
        var offset = 0
        let orders = try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset).decoded()
        return (orders, try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: orders.count))
    }

    private static func appendFromLast<Value: FixedWidthInteger>(
        _ values: [Value],
        _ runs: OrderRuns,
        to bytes: inout [UInt8]
    ) {
        IntegerStream.append(runs.ends.map { values[$0 - 1] }, to: &bytes)
        var differences: [Int64] = []
        for (start, end) in zip(runs.starts, runs.ends) {
            for version in start..<end - 1 {
                differences.append(
                    Int64(truncatingIfNeeded: values[version]) &- Int64(truncatingIfNeeded: values[version + 1])
                )
            }
        }
        IntegerStream.append(differences, to: &bytes)
    }

    private static func appendFromFirst(
        _ values: [Int64],
        less bases: [Int64],
        _ runs: OrderRuns,
        to bytes: inout [UInt8]
    ) {
        IntegerStream.append(zip(runs.starts, bases).map { values[$0] &- $1 }, to: &bytes)
        var differences: [Int64] = []
        for (start, end) in zip(runs.starts, runs.ends) {
            for version in start + 1..<end { differences.append(values[version] &- values[version - 1]) }
        }
        IntegerStream.append(differences, to: &bytes)
    }

    /// Where the versions of each order lie.
    private struct OrderRuns {
        private(set) var starts: [Int] = []
        private(set) var ends: [Int] = []

        init(_ orders: [UInt32]) {
            for version in orders.indices where version == 0 || orders[version] != orders[version - 1] {
                if version > 0 { ends.append(version) }
                starts.append(version)
            }
            if !orders.isEmpty { ends.append(orders.count) }
        }

        var lengths: [UInt32] { zip(starts, ends).map { UInt32($1 - $0) } }
    }
}
