internal import CMemory
internal import Dispatch
internal import Synchronization

/// Things that wait for a thread, first come, first served.
///
/// To wake a thread that sleeps takes a virtual machine some 50 microseconds, in which it could have used a thing or two. So who
/// waits for a thing looks for it that long before it sleeps.
final class WaitingLine<Thing: Sendable>: Sendable {
    private struct State {
        var things: [Thing] = []
        /// How many threads sleep until something comes, and nobody has woken.
        var sleeping = 0
        var isClosed = false
    }

    /// How often a thread looks before it sleeps.
    private static var looks: Int { 3_000 }

    private let state = Mutex(State())
    private let waking = DispatchSemaphore(value: 0)
    /// How many things wait, and one more once nothing else will come: to be looked at without keeping others from the line.
    private let signs = Atomic(0)

    /// How many things wait, before the line is closed.
    var count: Int { signs.load(ordering: .relaxed) }

    /// Adds a thing at the end.
    func put(_ thing: Thing) {
        change { $0.things.append(thing) }
    }

    /// Says that nothing will come any more.
    func close() {
        change { $0.isClosed = true }
    }

    /// The next thing, as soon as there is one; nil when nothing will come.
    func next() -> Thing? {
        while true {
            var looks = 0
            while signs.load(ordering: .relaxed) == 0, looks < Self.looks {
                restBriefly()
                looks += 1
            }
            let (thing, sleeps) = state.withLock { state in
                let thing = takeFirst(of: &state)
                let sleeps = thing == nil && !state.isClosed
                if sleeps { state.sleeping += 1 }
                return (thing, sleeps)
            }
            guard sleeps else { return thing }
            waking.wait()
        }
    }

    /// The next thing if one waits.
    func nextIfAny() -> Thing? {
        count > 0 ? state.withLock { takeFirst(of: &$0) } : nil
    }

    private func takeFirst(of state: inout sending State) -> Thing? {
        guard !state.things.isEmpty else { return nil }
        signs.subtract(1, ordering: .relaxed)
        return state.things.removeFirst()
    }

    /// Changes the line, and wakes who sleeps: one for a thing, all for the end.
    private func change(_ change: (inout State) -> Void) {
        let woken = state.withLock { state in
            change(&state)
            signs.add(1, ordering: .relaxed)
            let woken = state.isClosed ? state.sleeping : min(state.sleeping, 1)
            state.sleeping -= woken
            return woken
        }
        for _ in 0..<woken { waking.signal() }
    }
}
