/// Runs of events of any types and parts as one row, from the last in event order to the first.
///
/// Runs may be added as the row comes near to them, and are let go when they are used up, so that only those whose times
/// overlap are in memory together. A batch of the latest events at a time is brought into one order, by merging two lists again and
/// again: a batch lies near the core, and merging two lists needs no branch, while to look for the latest of all runs at each event
/// needs several that cannot be foreseen.
final class BackwardMerge {
    private typealias Events = UnsafeBufferPointer<SequenceEvent>

    /// The runs of which events are still to come, in the order of their places.
    private var runs: [EventRun] = []
    /// How many events of each run are still to come.
    private var rest: [Int] = []
    /// Where lists are merged to, from one half to the other and back.
    private var room: UnsafeMutableBufferPointer<SequenceEvent>
    /// About how many events there are in a batch.
    private let eventsOfBatch: Int

    /// How many events of each run there may be in a batch at least.
    private static let fewestOfRun = 16

    /// Begins with no events.
    ///
    /// - Parameter eventsOfBatch: About how many events there are in a batch: half a megabyte.
    init(eventsOfBatch: Int = 1 << 14) {
        self.eventsOfBatch = eventsOfBatch
        room = .allocate(capacity: 2 * eventsOfBatch)
    }

    deinit { room.deallocate() }

    /// Adds a run, whose events must not be later than those that were gone through.
    ///
    /// Places must ascend.
    func add(_ run: EventRun) {
        guard !run.events.isEmpty else { return }
        runs.append(run)
        rest.append(run.events.count)
    }

    /// Goes on through the events that are later than a time, or through all that are left, from the last batch to the first.
    ///
    /// - Parameter body: Takes a batch, in event order, and the runs that its events are of, in the order of their places.
    func forEachBatch(laterThan time: Int64?, _ body: (UnsafeBufferPointer<SequenceEvent>, [EventRun]) -> Void) {
        while let latest = runs.indices.lazy.map({ self.runs[$0].events[self.rest[$0] - 1].time }).max(),
            time.map({ latest > $0 }) ?? true
        {
            body(merged(takeLatest(laterThan: time ?? .min, latest)), runs)
            let left = runs.indices.filter { rest[$0] > 0 }
            (runs, rest) = (left.map { runs[$0] }, left.map { rest[$0] })
        }
    }

    /// Takes the last events of each run, not many but some.
    private func takeLatest(laterThan bound: Int64, _ latest: Int64) -> [Events] {
        let most = max(eventsOfBatch / runs.count, Self.fewestOfRun)
        var border = bound
        for (run, rest) in zip(runs, rest) where rest > most { border = max(border, run.events[rest - most].time) }
        // Of very many events at one moment all are taken.
        let areManyAtOnce = border >= latest
        border = min(border, latest)
        return runs.indices.compactMap { number in
            let events = runs[number].events
            var (low, high) = (areManyAtOnce ? 0 : max(0, rest[number] - most), rest[number])
            while low < high {
                let middle = (low + high) / 2
                let time = events[middle].time
                if time > border || areManyAtOnce && time == border { high = middle } else { low = middle + 1 }
            }
            defer { rest[number] = low }
            return low < rest[number] ? Events(rebasing: events[low..<rest[number]]) : nil
        }
    }

    /// The events of some lists as one, until this is called again.
    private func merged(_ lists: [Events]) -> Events {
        let count = lists.reduce(0) { $0 + $1.count }
        if room.count < 2 * count {
            room.deallocate()
            room = .allocate(capacity: 2 * count)
        }
        guard var target = room.baseAddress else { preconditionFailure("There is room") }
        var source = target + count
        // Short ones first, so that the events of long ones are moved the fewest times.
        var lists = lists.sorted { $0.count < $1.count }
        var areRuns = true
        while lists.count > 1 {
            var (pairs, end): ([Events], _) = ([], target)
            for number in stride(from: 0, to: lists.count, by: 2) {
                if number + 1 < lists.count {
                    pairs.append(Self.merge(lists[number], lists[number + 1], to: end))
                } else if areRuns {
                    pairs.append(lists[number])
                } else {
                    // It stands where the next lists are merged to.
                    pairs.append(Self.merge(lists[number], Events(start: nil, count: 0), to: end))
                }
                end += pairs[pairs.count - 1].count
            }
            (lists, areRuns) = (pairs, false)
            swap(&target, &source)
        }
        return lists[0]
    }

    private static func merge(
        _ first: Events,
        _ second: Events,
        to start: UnsafeMutablePointer<SequenceEvent>
    ) -> Events {
        var end = start
        guard var one = first.baseAddress, var other = second.baseAddress else {
            let all = first.isEmpty ? second : first
            if let source = all.baseAddress { end.initialize(from: source, count: all.count) }
            return Events(start: start, count: all.count)
        }
        let (lastOne, lastOther) = (one + first.count, other + second.count)
        while one < lastOne, other < lastOther {
            // Arithmetic throughout: of a choice the compiler makes a branch.
            let isOther = other.pointee.isEarlier(than: one.pointee)
            let distance = UnsafeRawPointer(other) - UnsafeRawPointer(one)
            end.initialize(to: (UnsafeRawPointer(one) + distance & isOther).load(as: SequenceEvent.self))
            end += 1
            other -= isOther
            one += 1 &+ isOther
        }
        end.initialize(from: one, count: lastOne - one)
        end += lastOne - one
        end.initialize(from: other, count: lastOther - other)
        return Events(start: start, count: first.count + second.count)
    }
}
