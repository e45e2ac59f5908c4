internal import Columns

/// The bytes of a group of order versions, in which the versions of an order stand together, oldest first.
///
/// Most questions are about what orders are now, so that lies there to be read as it is, and what they were apart from it.
/// Each part is a stream (`IntegerStream`), in this order. The latest:
///
/// 1. the orders, ascending;
/// 2. of the last version of each: contacts, 3. statuses, 4. dates, 5. totals' digits, 6. their scales, 7. currencies.
///
/// And the history:
///
/// 1. how many versions each order has, at least one;
/// 2. to 7. what each version but the last has more than the one after it: contacts, statuses, dates, totals' digits, their
///    scales, currencies;
/// 8. starts, 9. events, 10. origins: first a stream of the first version of each order, and then one of what each other
///    version has more than the one before it. The first starts are written less the date of the order's last version, the
///    first origins less the first event.
///
/// Where a version ends is not written: where the next one of its order begins, and the last one never.
enum OrderVersionEncoding {
    /// Writes what orders are, and says where its lists lie.
    static func latest(_ versions: OrderVersions) -> (bytes: [UInt8], places: OrderVersionListPlaces) {
        let runs = OrderRuns(versions.orders)
        var bytes: [UInt8] = []
        var ends: [Int] = []
        func append<Value: FixedWidthInteger>(_ values: [Value]) {
            appendLasts(values, runs, to: &bytes)
            ends.append(bytes.count)
        }
        append(versions.orders)
        append(versions.contacts)
        append(versions.statuses)
        append(versions.dates)
        append(versions.totalMantissas)
        append(versions.totalScales)
        append(versions.currencies)
        return (bytes, OrderVersionListPlaces(bytes, ends: ends))
    }

    /// Writes what orders were.
    static func history(_ versions: OrderVersions) -> [UInt8] {
        let runs = OrderRuns(versions.orders)
        let (dates, starts) = (versions.dates, versions.validFrom)
        let (events, origins) = (versions.events, versions.origins)
        var bytes: [UInt8] = []
        IntegerStream.append(runs.lengths, to: &bytes)
        appendDifferences(versions.contacts, runs, to: &bytes)
        appendDifferences(versions.statuses, runs, to: &bytes)
        appendDifferences(dates, runs, to: &bytes)
        appendDifferences(versions.totalMantissas, runs, to: &bytes)
        appendDifferences(versions.totalScales, runs, to: &bytes)
        appendDifferences(versions.currencies, runs, to: &bytes)
        appendFromFirst(starts, less: runs.ends.map { dates[$0 - 1] }, runs, to: &bytes)
        appendFromFirst(events, less: runs.ends.map { _ in 0 }, runs, to: &bytes)
        appendFromFirst(origins, less: runs.starts.map { events[$0] }, runs, to: &bytes)
        return bytes
    }

    /// The orders of the bytes of the latest.
    static func orders(_ bytes: UnsafeRawBufferPointer) throws(CorruptColumn) -> [UInt32] {
        var offset = 0
        return try IntegerStreamReader<UInt32>(bytes: bytes, at: &offset).decoded()
    }

    /// How many versions each of so many orders has, by the bytes of the history.
    static func lengths(_ bytes: UnsafeRawBufferPointer, orders: Int) throws(CorruptColumn) -> [UInt32] {
        var offset = 0
        return try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: orders)
    }

    private static func appendLasts<Value: FixedWidthInteger>(
        _ values: [Value],
        _ runs: OrderRuns,
        to bytes: inout [UInt8]
    ) {
        IntegerStream.append(runs.ends.map { values[$0 - 1] }, to: &bytes)
    }

    private static func appendDifferences<Value: FixedWidthInteger>(
        _ values: [Value],
        _ runs: OrderRuns,
        to bytes: inout [UInt8]
    ) {
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
