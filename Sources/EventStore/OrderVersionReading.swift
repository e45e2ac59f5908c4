internal import Columns
internal import GRDB

/// Reads the versions of all orders, a list at a time, each on all cores.
///
/// Add all groups, then ask for the versions once.
/// Whole groups one after the other would copy every list twice: into the group's and into that of all.
final class OrderVersionReading {
    private var memories: [UnsafeMutableRawBufferPointer] = []
    private var groups: [OrderVersionGroup] = []
    /// Where the versions of each group begin in the lists.
    private var starts: [Int] = []
    private var count = 0

    init() {}

    deinit {
        for memory in memories { memory.deallocate() }
    }

    /// Adds the group of the given bytes, of which a copy is kept.
    ///
    /// - Parameter dead: The versions that were replaced; nil for none.
    func add(_ bytes: UnsafeRawBufferPointer, versions: Int, dead: Bitmap?) throws(CorruptColumn) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        memory.copyMemory(from: bytes)
        memories.append(memory)
        let group = try OrderVersionGroup(UnsafeRawBufferPointer(memory), versions: versions, dead: dead)
        starts.append(count)
        groups.append(group)
        count += group.count
    }

    /// The live versions of the added groups.
    func versions() throws(CorruptColumn) -> OrderVersions {
        let contacts = try nextLists()
        let validFrom = try nextLists()
        let totalMantissas = try nextLists()
        let totalScales = try nextLists()
        let dates = try nextLists()
        let currencies = try nextLists()
        // Only read, in memory that is the reading's own and that the provenance keeps.
        nonisolated(unsafe) let (events, origins, reading) = (try nextLists(), try nextLists(), self)
        var versions = OrderVersions(
            provenance: OrderProvenance {
                (reading.list(events), reading.list(origins, addingFirstsOf: events))
            }
        )
        versions.orders = list { group, _, target in group.decodeOrders(into: target) }
        versions.contacts = list(contacts)
        versions.validFrom = list(validFrom)
        versions.totalMantissas = list(totalMantissas)
        versions.totalScales = list(totalScales)
        versions.dates = list(dates, addingFirstsOf: validFrom)
        versions.currencies = list(currencies)
        var statuses: [IntegerStreamReader<UInt8>] = []
        for number in groups.indices { statuses.append(try groups[number].statuses()) }
        nonisolated(unsafe) let readers = statuses
        versions.statuses = list { group, number, target in group.decode(readers[number], into: target) }
        versions.validTo = ends(versions)
        return versions
    }

    /// Where each version ends: where the next one of its order begins, and the last one never.
    private func ends(_ versions: OrderVersions) -> [Int64] {
        let (starts, counts) = (starts, groups.map(\.count))
        return list { _, number, target in
            let (orders, validFrom) = (versions.orders.span, versions.validFrom.span)
            let start = starts[number]
            let last = counts[number] - 1
            guard last >= 0 else { return }
            for version in 0..<last {
                let row = start + version
                target[version] = orders[row] == orders[row + 1] ? validFrom[row + 1] : .max
            }
            target[last] = .max
        }
    }

    private func nextLists() throws(CorruptColumn) -> [OrderVersionGroup.PackedList] {
        var lists: [OrderVersionGroup.PackedList] = []
        for number in groups.indices { lists.append(try groups[number].nextList()) }
        return lists
    }

    private func list<Value: FixedWidthInteger & BitwiseCopyable & SendableMetatype>(
        _ lists: [OrderVersionGroup.PackedList],
        addingFirstsOf others: [OrderVersionGroup.PackedList]? = nil
    ) -> [Value] {
        // Only read, in memory that is the reading's own.
        nonisolated(unsafe) let (lists, others) = (lists, others)
        return list { group, number, target in
            group.decode(lists[number], addingFirstsOf: others?[number], into: target)
        }
    }

    private func list<Value: BitwiseCopyable & SendableMetatype>(
        _ fill: @Sendable (OrderVersionGroup, Int, UnsafeMutablePointer<Value>) -> Void
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each group fills its own places, and nobody reads before all are done.
            nonisolated(unsafe) let (groups, buffer) = (groups, buffer)
            let starts = starts
            if let target = buffer.baseAddress {
                nonisolated(unsafe) let target = target
                _ = Concurrently.map(groups.count) { fill(groups[$0], $0, target + starts[$0]) }
            }
            initialized = count
        }
    }
}
