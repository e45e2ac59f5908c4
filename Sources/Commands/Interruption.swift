internal import EventReader
internal import Glibc
internal import Synchronization

/// How often the user has pressed Ctrl-C; global, since a signal handler can capture nothing.
private let interruptions = Atomic<Int>(0)

/// Ctrl-C: the first one asks the running command to stop where it leaves all well, the second one ends the program.
enum Interruption {
    /// Whether the user has asked to stop.
    static var isRequested: Bool { interruptions.load(ordering: .relaxed) > 0 }

    /// Begins to listen.
    static func watch() { watch(SIGINT) }

    /// Takes a request to end (SIGTERM), as a service manager or a script makes it, for Ctrl-C.
    static func watchTermination() { watch(SIGTERM) }

    private static func watch(_ request: Int32) {
        signal(request) { _ in
            if interruptions.add(1, ordering: .relaxed).oldValue > 0 { _exit(ExitStatus.interrupted) }
            InputStop.request()
        }
    }

    /// Ends the program at the first Ctrl-C.
    static func endAtOnce() {
        signal(SIGINT) { _ in _exit(ExitStatus.interrupted) }
    }

    /// Does what waits for input that may never come: meanwhile the first Ctrl-C ends the program.
    static func endingAtOnce<Result>(_ body: () throws -> Result) rethrows -> Result {
        endAtOnce()
        defer { watch() }
        return try body()
    }

    /// Ends the program as the shell expects of an interrupted command.
    struct Failure: CommandFailure {
        let message: String
        let exitCode = ExitStatus.interrupted
    }
}
