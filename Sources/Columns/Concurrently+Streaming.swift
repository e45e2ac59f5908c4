internal import Dispatch
internal import Synchronization

extension Concurrently {
    /// Has things used by all cores while the calling thread makes them, one after another.
    ///
    /// The calling thread uses some itself whenever the others do not keep up, so that few wait at any time.
    ///
    /// - Parameters:
    ///   - threads: How many there are, the calling one among them.
    ///   - none: What a thread begins with; the calling thread begins first.
    ///   - make: Gives the things, in any order that suits it.
    ///   - take: Adds a thing to what a thread has.
    /// - Returns: What each thread has, in no order that means anything.
    package static func stream<Thing: Sendable, Tally: Sendable>(
        threads: Int,
        beginning none: @escaping @Sendable () -> Tally,
        _ make: (_ give: (Thing) -> Void) throws -> Void,
        take: @escaping @Sendable (inout Tally, Thing) -> Void
    ) rethrows -> [Tally] {
        var own = none()
        guard threads > 1 else {
            try make { take(&own, $0) }
            return [own]
        }
        let line = WaitingLine<Thing>()
        let others = Mutex<[Tally]>([])
        let group = DispatchGroup()
        for _ in 1..<threads {
            DispatchQueue.global(qos: .userInitiated).async(group: group) {
                var tally = none()
                while let thing = line.next() { take(&tally, thing) }
                others.withLock { $0.append(tally) }
            }
        }
        // The threads end before an error is thrown: nobody else would wait for them.
        do {
            defer {
                line.close(for: threads - 1)
                group.wait()
            }
            try make { thing in
                line.put(thing)
                if line.count > 2 * threads, let next = line.nextIfAny() { take(&own, next) }
            }
            while let thing = line.nextIfAny() { take(&own, thing) }
        }
        return [own] + others.withLock { $0 }
    }
}

/// Things that wait for a thread, first come, first served.
private final class WaitingLine<Thing: Sendable>: Sendable {
    private let things = Mutex<[Thing]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    var count: Int { things.withLock { $0.count } }

    func put(_ thing: Thing) {
        things.withLock { $0.append(thing) }
        arrivals.signal()
    }

    /// Says that nothing will come any more, to so many threads.
    func close(for threads: Int) {
        for _ in 0..<threads { arrivals.signal() }
    }

    /// The next thing, as soon as there is one; nil when nothing will come.
    func next() -> Thing? {
        arrivals.wait()
        return takeFirst()
    }

    /// The next thing if one waits; to be asked before the line is closed.
    func nextIfAny() -> Thing? {
        guard arrivals.wait(timeout: .now()) == .success else { return nil }
        return takeFirst()
    }

    private func takeFirst() -> Thing? { things.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
