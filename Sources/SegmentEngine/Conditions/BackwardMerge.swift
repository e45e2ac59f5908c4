internal import EventStore

/// Runs of events of any types and parts as one row, from the last in event order to the first.
///
/// Runs may be added as the row comes near to them, and are let go when they are used up, so that only those whose times
/// overlap are in memory together.
struct BackwardMerge {
    /// A run's latest event that is still to come.
    private struct Head {
        var time: Int64
        var number: Int64
        let run: Int

        /// Whether this event comes before another, going backwards.
        @inline(__always)
        func isLater(than other: Head) -> Bool {
            time != other.time ? time > other.time : number > other.number
        }
    }

    private var runs: [EventRun?] = []
    /// How many events of each run are still to come.
    private var rest: [Int] = []
    /// A heap whose first is the latest.
    private var heads: [Head] = []

    /// Adds a run, whose events must not be later than those that were gone through.
    mutating func add(_ run: EventRun) {
        guard run.count > 0 else { return }
        let event = run.count - 1
        heads.append(Head(time: run.times[event], number: run.numbers[event], run: runs.count))
        runs.append(run)
        rest.append(run.count)
        var child = heads.count - 1
        while child > 0, heads[child].isLater(than: heads[(child - 1) / 2]) {
            heads.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Goes on through the events that are later than a time, or through all that are left.
    @inline(__always)
    mutating func forEachEvent(laterThan time: Int64?, _ body: (EventRun, Int) -> Void) {
        while let head = heads.first, time.map({ head.time > $0 }) ?? true, let run = runs[head.run] {
            let next = nextHead
            var event = rest[head.run] - 1
            // The run goes on as long as nothing else comes between.
            repeat {
                body(run, event)
                event -= 1
            } while event >= 0 && Self.isLater(run, event, than: next, and: time)
            rest[head.run] = event + 1
            if event < 0 {
                runs[head.run] = nil
                heads.swapAt(0, heads.count - 1)
                heads.removeLast()
            } else {
                heads[0].time = run.times[event]
                heads[0].number = run.numbers[event]
            }
            sinkFirst()
        }
    }

    @inline(__always)
    private static func isLater(_ run: EventRun, _ event: Int, than other: Head?, and earliest: Int64?) -> Bool {
        let time = run.times[event]
        if let earliest, time <= earliest { return false }
        guard let other else { return true }
        return time != other.time ? time > other.time : run.numbers[event] > other.number
    }

    /// The head that comes after the first.
    private var nextHead: Head? {
        guard heads.count > 2 else { return heads.count > 1 ? heads[1] : nil }
        return heads[1].isLater(than: heads[2]) ? heads[1] : heads[2]
    }

    private mutating func sinkFirst() {
        heads.withUnsafeMutableBufferPointer { heads in
            guard let sinking = heads.first else { return }
            var place = 0
            while 2 * place + 1 < heads.count {
                var child = 2 * place + 1
                if child + 1 < heads.count, heads[child + 1].isLater(than: heads[child]) { child += 1 }
                guard heads[child].isLater(than: sinking) else { break }
                heads[place] = heads[child]
                place = child
            }
            heads[place] = sinking
        }
    }
}
