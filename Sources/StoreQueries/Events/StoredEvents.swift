internal import EventStore

/// The events of a snapshot as all tables read them: row groups stay decoded while they are of use to somebody.
final class StoredEvents {
    /// Where one event lies.
    struct Place {
        /// The index of its row group in the snapshot.
        let group: Int
        let row: Int
    }

    let snapshot: StoreSnapshot
    /// The names of the event types, by their numbers.
    let eventTypeNames: [String]
    /// The column of keyValue.
    let keyColumn: UInt32?
    private let imports: [(events: Range<Int64>, importNumber: Int64)]
    private var decoded: [(group: Int, columns: RowGroupColumns)] = []
    private var groupsByPart: [Range<Int>] = []
    /// For some parts, by position, the group and row of each event in one number.
    private var placesByPart: [Int: [UInt64]] = [:]
    private static let noPlace = UInt64.max
    /// How many parts keep their places, two megabytes each.
    private static let greatestPlacesCount = 16

    /// How many row groups stay decoded: those of a join that goes back and forth between a few event types.
    private static let greatestDecodedCount = 24

    init(_ snapshot: StoreSnapshot) throws {
        self.snapshot = snapshot
        eventTypeNames = snapshot.eventTypeNames
        keyColumn = snapshot.memberColumn(named: "keyValue")
        imports = try snapshot.importedEvents()
        var next = 0
        for part in snapshot.parts {
            let first = next
            while next < snapshot.rowGroups.count, snapshot.rowGroups[next].part.number == part.number { next += 1 }
            groupsByPart.append(first..<next)
        }
    }

    /// The columns of a row group.
    func columns(ofGroup group: Int) -> RowGroupColumns {
        if let index = decoded.lastIndex(where: { $0.group == group }) {
            let found = decoded[index]
            if index < decoded.count - 1 { decoded.append(decoded.remove(at: index)) }
            return found.columns
        }
        if decoded.count >= Self.greatestDecodedCount { decoded.removeFirst() }
        let columns = RowGroupColumns(snapshot.rowGroups[group], of: snapshot)
        decoded.append((group, columns))
        return columns
    }

    /// Where an event lies; nil if there is none of this number.
    ///
    /// The first look into a part reads the positions of all its events.
    func place(of event: Int64) throws -> Place? {
        var (low, high) = (0, snapshot.parts.count)
        while low < high {
            let middle = (low + high) / 2
            if snapshot.parts[middle].eventNumbers.upperBound <= event { low = middle + 1 } else { high = middle }
        }
        guard low < snapshot.parts.count, snapshot.parts[low].eventNumbers.contains(event) else { return nil }
        let packed = try places(inPart: low)[Int(event - snapshot.parts[low].firstEvent)]
        guard packed != Self.noPlace else { return nil }
        return Place(group: Int(packed >> 32), row: Int(packed & 0xFFFF_FFFF))
    }

    private func places(inPart part: Int) throws -> [UInt64] {
        if let known = placesByPart[part] { return known }
        if placesByPart.count >= Self.greatestPlacesCount { placesByPart.removeAll(keepingCapacity: true) }
        var places = [UInt64](repeating: Self.noPlace, count: snapshot.parts[part].events)
        for group in groupsByPart[part] {
            let positions = try columns(ofGroup: group).positions.get()
            for row in positions.indices { places[Int(positions[row])] = UInt64(group) << 32 | UInt64(row) }
        }
        placesByPart[part] = places
        return places
    }

    /// The import that brought an event.
    func importNumber(of event: Int64) -> Int64? {
        var (low, high) = (0, imports.count)
        while low < high {
            let middle = (low + high) / 2
            if imports[middle].events.upperBound <= event { low = middle + 1 } else { high = middle }
        }
        return low < imports.count && imports[low].events.contains(event) ? imports[low].importNumber : nil
    }
}
