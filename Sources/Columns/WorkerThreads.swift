internal import Foundation
internal import Synchronization

/// Threads that take part in what others do, and wait for the next work in between.
final class WorkerThreads: Sendable {
    /// Those of the process.
    static let shared = WorkerThreads()

    private let placement = ThreadPlacement()
    private let line = WaitingLine<SharedWork>()
    private let started = Mutex(0)

    private init() {}

    /// Does work on the calling thread and at the same time has others take part in it.
    ///
    /// Who of the others comes in time does the part once; the rest are not waited for. So it is for the calling thread to see to
    /// it that everything is done.
    ///
    /// - Parameters:
    ///   - others: How many others are asked.
    ///   - part: What each of them does.
    ///   - own: What the calling thread does.
    func together(with others: Int, _ part: @Sendable () -> Void, own: () throws -> Void) rethrows {
        start(others)
        try withoutActuallyEscaping(part) { part in
            let work = SharedWork(part)
            for _ in 0..<others { line.put(work) }
            try placement.atHome {
                defer { work.end() }
                try own()
            }
        }
    }

    /// Makes sure that there are so many threads.
    private func start(_ count: Int) {
        started.withLock { started in
            while started < count {
                let thread = Thread { [placement, line] in
                    placement.keepOffHome()
                    while let work = line.next() { work.takePart() }
                }
                // What others have done may look at deeply nested values, by recursion.
                thread.stackSize = 8 << 20
                thread.start()
                started += 1
            }
        }
    }
}

/// Work that others may take part in until it ends.
private final class SharedWork: Sendable {
    private struct State {
        /// What each does who takes part; nil once nobody is to begin any more.
        var part: (@Sendable () -> Void)?
        var atWork = 0
    }

    private let state: Mutex<State>
    /// An entry for each who is done.
    private let done = WaitingLine<Void>()

    init(_ part: @escaping @Sendable () -> Void) { state = Mutex(State(part: part)) }

    /// Takes part, unless it is too late.
    func takePart() { if doPart() { done.put(()) } }

    /// - Returns: Whether there was still something to take part in; it is not held on to any more.
    private func doPart() -> Bool {
        let part = state.withLock { state in
            if state.part != nil { state.atWork += 1 }
            return state.part
        }
        part?()
        return part != nil
    }

    /// Has nobody begin any more, and waits for those who did.
    func end() {
        let atWork = state.withLock { state in
            state.part = nil
            return state.atWork
        }
        for _ in 0..<atWork { _ = done.next() }
    }
}
