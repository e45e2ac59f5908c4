internal import Columns

/// Groups of order versions, decoded list by list on all cores.
///
/// Add all groups, open them, and then ask for lists.
/// Whole groups one after the other would copy every list twice: into the group's and into that of all.
final class OrderVersionGroups: @unchecked Sendable {
    // Once opened nothing changes any more.

    /// A group that was added.
    private struct Added {
        /// A copy of its bytes, which is the groups' own.
        let bytes: UnsafeMutableRawBufferPointer
        let versions: Int
        let dead: Bitmap?
        let latest: Int64
    }

    private let moment: Int64?
    private var added: [Added] = []
    private var groups: [OrderVersionGroup] = []
    /// Where the versions of each group begin in the lists.
    private var starts: [Int] = []
    /// How many versions were chosen.
    private(set) var count = 0

    /// Begins without groups.
    ///
    /// - Parameter moment: The moment at which the wanted versions are valid, in microseconds; nil for the versions of all
    ///   times.
    init(validAt moment: Int64?) {
        self.moment = moment
    }

    deinit {
        for group in added { group.bytes.deallocate() }
    }

    /// Adds the group of the given bytes, of which a copy is kept.
    ///
    /// - Parameters:
    ///   - dead: The orders of the group whose versions were replaced; nil for none.
    ///   - latest: When the last of the versions begins.
    func add(_ bytes: UnsafeRawBufferPointer, versions: Int, dead: Bitmap?, latest: Int64) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        memory.copyMemory(from: bytes)
        added.append(Added(bytes: memory, versions: versions, dead: dead, latest: latest))
    }

    /// Finds the versions of each group that the lists are to have.
    func open() throws(CorruptColumn) {
        typealias Opened = Result<OrderVersionGroup, CorruptColumn>
        let opened = Concurrently.map(added.count) { [self] number in
            let group = added[number]
            return Opened { () throws(CorruptColumn) in
                try OrderVersionGroup(
                    UnsafeRawBufferPointer(group.bytes),
                    versions: group.versions,
                    dead: group.dead,
                    latest: group.latest,
                    validAt: moment
                )
            }
        }
        for result in opened {
            let group = try result.get()
            starts.append(count)
            groups.append(group)
            count += group.count
        }
    }

    /// A list of all groups: a body fills the part of one of them.
    func list<Value: BitwiseCopyable & SendableMetatype>(
        _ fill: @Sendable (OrderVersionGroup, UnsafeMutablePointer<Value>) -> Void
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let target = buffer.baseAddress {
                // Each group fills its own places, and nobody reads before all are done.
                nonisolated(unsafe) let target = target
                _ = Concurrently.map(groups.count) { fill(groups[$0], target + starts[$0]) }
            }
            initialized = count
        }
    }
}
