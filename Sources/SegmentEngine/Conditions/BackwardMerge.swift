internal import EventStore

/// Row groups of any event types and parts as one row of events, from the last in event order to the first.
///
/// A row group is read when its turn comes and let go when it is used up, so that only those whose times overlap are in
/// memory together.
struct BackwardMerge {
    /// A run's latest event that is still to come.
    private struct Head {
        let time: Int64
        let number: Int64
        let run: Int

        /// Whether this event comes before another, going backwards.
        @inline(__always)
        func isLater(than other: Head) -> Bool {
            time != other.time ? time > other.time : number > other.number
        }
    }

    private let groups: [RowGroup]
    private let read: (RowGroup) throws -> EventRun

    /// Merges row groups.
    ///
    /// - Parameter read: Gives the events of a row group that are wanted.
    init(_ groups: [RowGroup], read: @escaping (RowGroup) throws -> EventRun) {
        self.groups = groups.sorted { $0.occurred.upperBound > $1.occurred.upperBound }
        self.read = read
    }

    /// Calls with every event, from the last to the first.
    @inline(__always)
    func forEachEvent(_ body: (EventRun, Int) -> Void) throws {
        var next = 0
        var runs: [EventRun?] = []
        var rest: [Int] = []
        var heads: [Head] = []
        while true {
            while next < groups.count, heads.first.map({ $0.time <= groups[next].occurred.upperBound }) ?? true {
                let run = try read(groups[next])
                next += 1
                guard run.count > 0 else { continue }
                let event = run.count - 1
                Self.insert(Head(time: run.times[event], number: run.numbers[event], run: runs.count), into: &heads)
                runs.append(run)
                rest.append(run.count)
            }
            guard let head = Self.removeFirst(of: &heads), let run = runs[head.run] else { return }
            let unread = next < groups.count ? groups[next].occurred.upperBound : Int64.min
            var event = rest[head.run] - 1
            // The run goes on as long as nothing else comes between.
            repeat {
                body(run, event)
                event -= 1
            } while event >= 0
                && Self.isLater(run, event, than: heads.first, unread: unread)
            rest[head.run] = event + 1
            if event < 0 {
                runs[head.run] = nil
            } else {
                Self.insert(Head(time: run.times[event], number: run.numbers[event], run: head.run), into: &heads)
            }
        }
    }

    @inline(__always)
    private static func isLater(_ run: EventRun, _ event: Int, than other: Head?, unread: Int64) -> Bool {
        let time = run.times[event]
        guard time > unread else { return false }
        guard let other else { return true }
        return time != other.time ? time > other.time : run.numbers[event] > other.number
    }

    // MARK: A heap whose first is the latest

    private static func insert(_ head: Head, into heads: inout [Head]) {
        heads.append(head)
        var child = heads.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heads[child].isLater(than: heads[parent]) else { return }
            heads.swapAt(child, parent)
            child = parent
        }
    }

    private static func removeFirst(of heads: inout [Head]) -> Head? {
        guard let first = heads.first, let last = heads.popLast() else { return nil }
        guard !heads.isEmpty else { return first }
        heads[0] = last
        var parent = 0
        while true {
            var latest = parent
            let (left, right) = (2 * parent + 1, 2 * parent + 2)
            if left < heads.count, heads[left].isLater(than: heads[latest]) { latest = left }
            if right < heads.count, heads[right].isLater(than: heads[latest]) { latest = right }
            guard latest != parent else { return first }
            heads.swapAt(parent, latest)
            parent = latest
        }
    }
}
