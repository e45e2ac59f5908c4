internal import Synchronization

/// Whether reading has been asked to stop; global, since a signal handler can capture nothing.
private let stop = Atomic<Bool>(false)

/// Ends the waiting for input that may never come: that of a terminal, a pipe or a socket.
///
/// A read in progress knows nothing of a signal that another thread took, so it looks here whenever nothing has come for a
/// moment.
package enum InputStop {
    /// Whether nothing more is to be waited for.
    static var isRequested: Bool { stop.load(ordering: .relaxed) }

    /// Lets all reads that wait end with ``EventReadingError/stopped(_:)``; may be called in a signal handler.
    package static func request() { stop.store(true, ordering: .relaxed) }
}
