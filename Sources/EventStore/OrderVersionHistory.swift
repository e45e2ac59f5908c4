internal import Columns

/// What the orders of a group were before they became what they are, read from the bytes that ``OrderVersionEncoding`` writes.
final class OrderVersionHistory: @unchecked Sendable {
    // Nothing changes after the reading.

    /// The lists whose last versions lie with the latest, in the order of their streams.
    enum LatestList: Int, CaseIterable {
        case contacts
        case statuses
        case dates
        case totalMantissas
        case totalScales
        case currencies
    }

    /// How many versions each order has.
    let lengths: [UInt32]
    /// How many versions there are.
    let versionCount: Int
    /// What the readers look at.
    private let bytes: UnsafeMutableRawBufferPointer
    private let differences: [IntegerStreamReader<Int64>]
    private let starts: FirstList
    private let events: FirstList
    private let origins: FirstList

    /// A list that is written from the first version of each order on.
    private struct FirstList {
        let firsts: IntegerStreamReader<Int64>
        let differences: IntegerStreamReader<Int64>

        init(
            _ bytes: UnsafeRawBufferPointer,
            _ offset: inout Int,
            orders: Int,
            versions: Int
        ) throws(CorruptColumn) {
            firsts = try IntegerStreamReader(bytes: bytes, at: &offset, expecting: orders)
            differences = try IntegerStreamReader(bytes: bytes, at: &offset, expecting: versions - orders)
        }
    }

    /// Reads the history of so many orders with so many versions; the bytes are copied.
    init(_ source: UnsafeRawBufferPointer, orders: Int, versions: Int) throws(CorruptColumn) {
        let lengths = try OrderVersionEncoding.lengths(source, orders: orders)
        let sum = lengths.reduce(0) { $0 + Int($1) }
        guard sum == versions, !lengths.contains(0) else {
            throw CorruptColumn(.lengthsDisagree(expected: versions, found: sum), at: 0)
        }
        self.lengths = lengths
        versionCount = versions
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 8)
        bytes.copyMemory(from: source)
        let copy = UnsafeRawBufferPointer(bytes)
        do {
            var offset = 0
            _ = try IntegerStreamReader<UInt32>(bytes: copy, at: &offset)
            var differences: [IntegerStreamReader<Int64>] = []
            for _ in LatestList.allCases {
                differences.append(
                    try IntegerStreamReader(bytes: copy, at: &offset, expecting: versions - orders)
                )
            }
            self.differences = differences
            starts = try FirstList(copy, &offset, orders: orders, versions: versions)
            events = try FirstList(copy, &offset, orders: orders, versions: versions)
            origins = try FirstList(copy, &offset, orders: orders, versions: versions)
        } catch {
            bytes.deallocate()
            throw error
        }
    }

    deinit { bytes.deallocate() }

    /// Whether all versions of an order have the value of the last.
    func isTheSame(in list: LatestList) -> Bool {
        let differences = differences[list.rawValue]
        return differences.count == 0 || differences.constantValue == 0
    }

    /// The values of all versions of a list, from those of the last versions.
    func values<Value: FixedWidthInteger & BitwiseCopyable>(of list: LatestList, lasts: [Value]) -> [Value] {
        let differences = differences[list.rawValue].decoded()
        return [Value](unsafeUninitializedCapacity: versionCount) { values, initialized in
            var (end, endOfDifferences) = (0, 0)
            for order in lengths.indices {
                end += Int(lengths[order])
                endOfDifferences += Int(lengths[order]) - 1
                var value = lasts[order]
                values[end - 1] = value
                for back in 1..<max(1, Int(lengths[order])) {
                    value = value &+ Value(truncatingIfNeeded: differences[endOfDifferences - back])
                    values[end - 1 - back] = value
                }
            }
            initialized = versionCount
        }
    }

    /// From when on each version is valid.
    ///
    /// - Parameter dates: The dates of the last versions.
    func starts(dates: [Int64]) -> [Int64] { fromFirst(starts, dates) }

    /// Where each version ends: where the next one of its order begins, and the last one never.
    ///
    /// - Parameter dates: The dates of the last versions.
    func ends(dates: [Int64]) -> [Int64] {
        var ends = starts(dates: dates)
        var start = 0
        for length in lengths {
            for version in start..<start + Int(length) - 1 { ends[version] = ends[version + 1] }
            start += Int(length)
            ends[start - 1] = .max
        }
        return ends
    }

    /// The event that made each version.
    func eventNumbers() -> [Int64] { fromFirst(events, []) }

    /// The event that created each version's order.
    func originNumbers() -> [Int64] { fromFirst(origins, events.firsts.decoded()) }

    /// - Parameter bases: What is added to the values of each order; empty for nothing.
    private func fromFirst(_ list: FirstList, _ bases: [Int64]) -> [Int64] {
        let (firsts, differences) = (list.firsts.decoded(), list.differences.decoded())
        return [Int64](unsafeUninitializedCapacity: versionCount) { values, initialized in
            var (version, difference) = (0, 0)
            for order in lengths.indices {
                var value = bases.isEmpty ? firsts[order] : firsts[order] &+ bases[order]
                values[version] = value
                version += 1
                for _ in 1..<max(1, Int(lengths[order])) {
                    value = value &+ differences[difference]
                    values[version] = value
                    (version, difference) = (version + 1, difference + 1)
                }
            }
            initialized = versionCount
        }
    }
}
