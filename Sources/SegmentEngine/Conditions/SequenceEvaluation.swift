internal import Columns
internal import EventStore
internal import SegmentLanguage

/// `did A then B within 7 days then not C within 3 days`: one merge in event order over parts and event types.
///
/// Each thread has a share of the contacts: what one did decides nothing about another. Time grows with the events that can be
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
    private let shares: ContactShares
    /// One for each share.
    private let walks: [SequenceWalk]

    /// How many row groups are read together, on all cores, while the events of those before are gone through.
    private static let groupsAtOnce = 8

    /// Binds a sequence to a store.
    ///
    /// - Parameter threads: On how many threads events are looked at; nil: as many as are worth it.
    init(_ steps: [ResolvedStep], _ binding: EvaluationBinding, _ snapshot: StoreSnapshot, threads: Int?) {
        self.snapshot = snapshot
        let names = steps.compactMap(\.same).reduce(into: [Path]()) { if !$0.contains($1) { $0.append($1) } }
        let types = steps.map { snapshot.eventType(named: $0.events.eventType) }
        let rows = snapshot.rowGroups.filter { types.contains($0.eventType) }.reduce(0) { $0 + $1.events }
        let threads = threads ?? Concurrently.threads(for: rows)
        let shares = ContactShares(of: snapshot.contacts.count, count: threads)
        self.shares = shares
        walks = (0..<threads).map { _ in SequenceWalk(steps, names, contacts: shares.contactsOfShare) }
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

    /// The contacts who did it.
    func contacts() throws -> Bitmap {
        let groups = snapshot.rowGroups
            .filter { group in !wanting(group, steps[0]).isEmpty }
            .sorted { $0.occurred.upperBound > $1.occurred.upperBound }
        if steps.count > 1 {
            // A dictionary reads its texts when they are asked for, which is nothing for several threads at once.
            snapshot.readTexts(of: Set(steps[0].flatMap(\.filter.columns)))
        }
        var place: UInt32 = 0
        var rest = groups[...]
        var runs: [[EventRun]] = []
        repeat {
            let next = rest.prefix(Self.groupsAtOnce)
            runs = try goOn(through: runs, reading: next, from: place)
            for group in next { place &+= UInt32(truncatingIfNeeded: group.events) }
            rest = rest.dropFirst(Self.groupsAtOnce)
        } while !runs.isEmpty
        return shares.joined(walks.map(\.contacts))
    }

    /// What a thread does next: it takes a walk on, or finds the events of a row group that can be steps.
    private enum Work: Sendable {
        case walk(Int)
        case read(PackedRowGroup, number: Int, place: UInt32)
    }

    /// What a thread has found in row groups: a run for each walk.
    private struct Found: Sendable {
        let thread: Int
        var runs: [(number: Int, runs: Result<[EventRun], any Error>)] = []
    }

    /// Takes all walks on while the next row groups are read.
    ///
    /// - Parameters:
    ///   - runs: What comes to the walks: of each row group that was read a run for each walk.
    ///   - groups: The row groups, the latest first; what is not later than these is left for the next time.
    ///   - place: The place of the first row of the first of them.
    /// - Returns: What the row groups have.
    private func goOn(
        through runs: [[EventRun]],
        reading groups: ArraySlice<RowGroup>,
        from place: UInt32
    ) throws -> [[EventRun]] {
        let unread = groups.first?.occurred.upperBound
        let reading = Reading(evaluation: self)
        let threads = ThreadCount()
        let walks = walks
        var ofOwn: [(number: Int, runs: Result<[EventRun], any Error>)] = []
        let found = try Concurrently.stream(threads: walks.count) {
            Found(thread: threads.next())
        } _: { give in
            if !runs.isEmpty { for walk in walks.indices { give(.walk(walk)) } }
            var place = place
            for (number, group) in groups.enumerated() {
                let packed = try snapshot.fetch(group, needs(of: group))
                if steps.count == walks.count {
                    give(.read(packed, number: number, place: place))
                } else {
                    ofOwn.append((number, reading.runs(of: packed, from: place, by: 0)))
                }
                place &+= UInt32(truncatingIfNeeded: group.events)
            }
        } take: { (found: inout Found, work: Work) in
            switch work {
            case .walk(let number):
                for ofGroup in runs { walks[number].add(ofGroup[number]) }
                walks[number].goOn(laterThan: unread)
            case .read(let packed, let number, let place):
                found.runs.append((number, reading.runs(of: packed, from: place, by: found.thread)))
            }
        }
        return try (ofOwn + found.flatMap(\.runs)).sorted { $0.number < $1.number }.map { try $0.runs.get() }
    }

    private func wanting(_ group: RowGroup, _ steps: [Step]) -> [Step] {
        steps.filter { $0.eventType == group.eventType && $0.filter.window.overlaps(group.occurred) }
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

    private func runs(of packed: PackedRowGroup, from place: UInt32, by reader: Int) throws -> [EventRun] {
        let events = try packed.unpacked()
        var bits = [UInt64](repeating: 0, count: events.count)
        bits.withUnsafeMutableBufferPointer { bits in
            for step in wanting(packed.group, steps[reader]) {
                let rows = step.filter.window.indexes(in: events.occurred)
                guard !rows.isEmpty else { continue }
                step.filter.forEachRow(rows, of: events) { row, _ in bits[row] |= step.bit }
            }
        }
        return EventRun.runs(
            steps: bits,
            of: events,
            by: shares,
            in: packed.group,
            from: place,
            paths: paths
        )
    }

    private struct Reading: @unchecked Sendable {
        // Each reader has steps of its own, and only a single one looks at paths.
        let evaluation: SequenceEvaluation

        func runs(of packed: PackedRowGroup, from place: UInt32, by reader: Int) -> Result<[EventRun], any Error> {
            Result { try evaluation.runs(of: packed, from: place, by: reader) }
        }
    }
}
