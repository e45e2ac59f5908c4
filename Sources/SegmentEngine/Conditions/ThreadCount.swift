internal import Synchronization

/// Numbers threads as they begin: the one that fetches row groups, and looks at the first evaluations for what they need,
/// has these itself.
final class ThreadCount: Sendable {
    private let begun = Atomic(0)

    func next() -> Int { begun.wrappingAdd(1, ordering: .relaxed).oldValue }
}
