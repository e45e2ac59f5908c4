internal import CProcessors
internal import Synchronization

/// On which processors the threads of one piece of work run.
///
/// Whoever wakes a thread expects it to run on an idle processor. But the kernel of a virtual machine holds an idle processor for taken
/// when the host has put it to sleep, and then has both threads take turns on one, often for as long as a question takes.
/// So who shares work out stays on one processor meanwhile, its *home*, and those who take part keep off that. One thread
/// at a time is at home: several, each with work of its own, run where they would.
final class ThreadPlacement: Sendable {
    private let processors: (home: ProcessorSet, others: ProcessorSet)?
    private let isTaken = Atomic(false)

    /// Makes the processor that the calling thread is on the home.
    init() {
        var (home, others) = (ProcessorSet(), ProcessorSet())
        processors = partProcessors(&home, &others) ? (home, others) : nil
    }

    /// Has the calling thread keep off the home from now on.
    func keepOffHome() {
        guard var processors else { return }
        var before = ProcessorSet()
        // A wish: where it is refused, the thread runs where it would.
        _ = runOnProcessors(&processors.others, &before)
    }

    /// Has the calling thread stay at home while a body runs, if nobody else is there.
    func atHome(_ body: () throws -> Void) rethrows {
        guard var processors, !isTaken.exchange(true, ordering: .acquiring) else { return try body() }
        var (before, afterwards) = (ProcessorSet(), ProcessorSet())
        let isAtHome = runOnProcessors(&processors.home, &before)
        defer {
            if isAtHome { _ = runOnProcessors(&before, &afterwards) }
            isTaken.store(false, ordering: .releasing)
        }
        try body()
    }
}
