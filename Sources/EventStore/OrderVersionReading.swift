internal import Columns
internal import GRDB

/// Reads the versions of all orders, a list at a time, each on all cores.
///
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
        var versions = OrderVersions()
        versions.orders = list { group, _, target in group.decodeOrders(into: target) }
        versions.contacts = list(try nextLists())
        let validFrom = try nextLists()
        versions.validFrom = list(validFrom)
        versions.totalMantissas = list(try nextLists())
        versions.totalScales = list(try nextLists())
        versions.dates = list(try nextLists(), addingFirstsOf: validFrom)
        versions.currencies = list(try nextLists())
        let events = try nextLists()
        versions.events = list(events)
        versions.origins = list(try nextLists(), addingFirstsOf: events)
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
