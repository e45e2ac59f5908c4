internal import Columns
internal import EventStore
internal import SegmentLanguage

/// `did A then B within 7 days then not C within 3 days`: one merge in event order over parts and event types.
///
/// Each thread has a range of contacts: what one did decides nothing about another. Time grows with the events that can be
/// steps, memory with the contacts times the steps, and with the row groups whose times overlap.
struct SequenceEvaluation {
    private struct Step {
        let eventType: UInt32
        let bit: UInt64
        let filter: EventFilter
    }

    private let snapshot: StoreSnapshot
    /// The steps, once for each thread that reads: a filter remembers what it decided.
    private let steps: [[Step]]
    private let paths: [SequencePath]
    private let walks: [SequenceWalk]

    /// How many row groups are read together, on all cores.
    private static let groupsAtOnce = 16

    /// Binds a sequence to a store.
    ///
    /// - Parameter threads: On how many threads events are looked at; nil: as many as are worth it.
    init(_ steps: [ResolvedStep], _ binding: EvaluationBinding, _ snapshot: StoreSnapshot, threads: Int?) {
        self.snapshot = snapshot
        let names = steps.compactMap(\.same).reduce(into: [Path]()) { if !$0.contains($1) { $0.append($1) } }
        let types = steps.map { snapshot.eventType(named: $0.events.eventType) }
        let rows = snapshot.rowGroups.filter { types.contains($0.eventType) }.reduce(0) { $0 + $1.events }
        let threads = threads ?? Concurrently.threads(for: rows)
        let ranges = Self.ranges(of: snapshot.contacts.count, threads)
        walks = ranges.map { SequenceWalk(steps, names, of: $0) }
        paths = names.map { SequencePath($0, PredicateBinding(snapshot: snapshot)) }
        // Values that steps compare get their numbers from one reader, so that the same value has the same one.
        self.steps = (0..<(names.isEmpty ? threads : 1)).map { _ in
            steps.enumerated().compactMap { number, step in
                types[number].map {
                    Step(eventType: $0, bit: 1 << UInt64(number), filter: binding.filter(step.events))
                }
            }
        }
    }

    /// Contacts cut into ranges, each a number of whole words of a bitmap.
    private static func ranges(of contacts: Int, _ count: Int) -> [Range<UInt32>] {
        let words = (contacts + 63) / 64
        return (0..<count).map { number in
            UInt32(words * number / count * 64)..<UInt32(min(words * (number + 1) / count * 64, contacts))
        }
    }

    /// The contacts who did it.
    func contacts() throws -> Bitmap {
        let groups = snapshot.rowGroups
            .filter { group in !wanting(group, steps[0]).isEmpty }
            .sorted { $0.occurred.upperBound > $1.occurred.upperBound }
        if steps.count > 1 {
            // A dictionary reads its texts when they are asked for, which is nothing for several threads at once.
            snapshot.readTexts(of: Set(steps[0].flatMap(\.filter.columns)))
        }
        for start in stride(from: 0, to: groups.count, by: Self.groupsAtOnce) {
            let end = min(start + Self.groupsAtOnce, groups.count)
            let runs = try read(groups[start..<end])
            let unread = end < groups.count ? groups[end].occurred.upperBound : nil
            _ = Concurrently.map(walks.count) { [walks] number in
                for ofGroup in runs { walks[number].add(ofGroup[number]) }
                walks[number].goOn(laterThan: unread)
            }
        }
        return Bitmap(count: snapshot.contacts.count, words: walks.flatMap(\.contacts.words))
    }

    private func wanting(_ group: RowGroup, _ steps: [Step]) -> [Step] {
        steps.filter { $0.eventType == group.eventType && $0.filter.window.overlaps(group.occurred) }
    }

    /// The events of each row group that can be steps, a run for each walk.
    private func read(_ groups: ArraySlice<RowGroup>) throws -> [[EventRun]] {
        let packed = try groups.map { try snapshot.fetch($0, needs(of: $0)) }
        let readers = steps.count
        let reading = Reading(evaluation: self)
        let read = Concurrently.map(readers) { reader in
            stride(from: reader, to: packed.count, by: readers).map { reading.runs(of: packed[$0], by: reader) }
        }
        return try packed.indices.map { try read[$0 % readers][$0 / readers].get() }
    }

    private func needs(of group: RowGroup) -> RowGroupNeeds {
        let wanting = wanting(group, steps[0])
        return RowGroupNeeds(
            columns: wanting.reduce(into: paths.reduce(into: Set<UInt32>()) { $0.formUnion($1.columns) }) {
                $0.formUnion($1.filter.columns)
            },
            from: wanting.map(\.filter.window.from).min() ?? 0,
            to: wanting.map(\.filter.window.to).max() ?? 0,
            times: true,
            positions: true
        )
    }

    private func runs(of packed: PackedRowGroup, by reader: Int) throws -> [EventRun] {
        let events = try packed.unpacked()
        var bits = [UInt64](repeating: 0, count: events.count)
        bits.withUnsafeMutableBufferPointer { bits in
            for step in wanting(packed.group, steps[reader]) {
                let rows = step.filter.window.indexes(in: events.occurred)
                guard !rows.isEmpty else { continue }
                step.filter.forEachRow(rows, of: events) { row, _ in bits[row] |= step.bit }
            }
        }
        return walks.map { EventRun(steps: bits, of: events, by: $0.range, in: packed.group, paths: paths) }
    }

    private struct Reading: @unchecked Sendable {
        // Each reader has steps of its own, and only a single one looks at paths.
        let evaluation: SequenceEvaluation

        func runs(of packed: PackedRowGroup, by reader: Int) -> Result<[EventRun], any Error> {
            Result { try evaluation.runs(of: packed, by: reader) }
        }
    }
}
