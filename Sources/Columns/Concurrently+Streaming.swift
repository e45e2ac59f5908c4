internal import Synchronization

extension Concurrently {
    /// Has things used by all cores while the calling thread makes them, one after another.
    ///
    /// The calling thread uses some itself whenever the others do not keep up, so that few wait at any time.
    ///
    /// - Parameters:
    ///   - threads: How many there are at most, the calling one among them.
    ///   - none: What a thread begins with; the calling thread begins first.
    ///   - make: Gives the things, in any order that suits it.
    ///   - take: Adds a thing to what a thread has.
    /// - Returns: What each thread has that took part, at least one, in no order that means anything.
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
        let tallies = Mutex<[Tally]>([])
        try WorkerThreads.shared.together(with: threads - 1) {
            var tally = none()
            while let thing = line.next() { take(&tally, thing) }
            tallies.withLock { $0.append(tally) }
        } own: {
            // The others end before an error is thrown: nobody else would wait for them.
            defer { line.close() }
            try make { thing in
                line.put(thing)
                if line.count > 2 * threads, let next = line.nextIfAny() { take(&own, next) }
            }
            while let thing = line.nextIfAny() { take(&own, thing) }
        }
        return [own] + tallies.withLock(\.self)
    }
}
