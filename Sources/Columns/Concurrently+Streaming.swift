internal import Dispatch

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
        let others = WaitingLine<Tally>()
        for _ in 1..<threads {
            DispatchQueue.global(qos: .userInitiated).async {
                var tally = none()
                while let thing = line.next() { take(&tally, thing) }
                others.put(tally)
            }
        }
        var tallies: [Tally] = []
        // The threads end before an error is thrown: nobody else would wait for them.
        do {
            defer {
                line.close()
                while tallies.count < threads - 1, let tally = others.next() { tallies.append(tally) }
            }
            try make { thing in
                line.put(thing)
                if line.count > 2 * threads, let next = line.nextIfAny() { take(&own, next) }
            }
            while let thing = line.nextIfAny() { take(&own, thing) }
        }
        return [own] + tallies
    }
}
