package import EventModel
internal import Glibc
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization

/// The sandbox at work: an account behind a web server on this machine alone.
package struct SandboxServer: Sendable {
    private let desk: FrontDesk
    private let greatestBody: Int
    private let manner: Manner
    private let log: Logger

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - account: The account that it asks.
    ///   - manner: How it delivers replies.
    ///   - journal: Where it writes what it took; nil for nowhere.
    ///   - asOf: What the account's wall clock shows all the time; nil for the time that it is.
    ///   - isQuiet: Whether it keeps what happened to each request to itself, instead of a line on standard error.
    package init(_ account: VendorAccount, manner: Manner, journal: Journal?, asOf: WallClock?, isQuiet: Bool) {
        desk = FrontDesk(account, journal: journal, asOf: asOf)
        greatestBody = account.rules.greatestBody
        self.manner = manner
        log = RequestLog.make(isQuiet: isQuiet)
    }

    /// Listens on 127.0.0.1 until the task is cancelled.
    ///
    /// - Parameters:
    ///   - port: The port; 0 for any that is free.
    ///   - whenReady: Gets the address, such as `http://127.0.0.1:8080`, once requests are answered.
    /// - Throws: ``SandboxError`` if it cannot listen, or if the journal cannot be written any more.
    package func run(port: Int, whenReady: @escaping @Sendable (String) throws -> Void) async throws {
        let failure = Failure()
        // The web server would repeat our lines, and takes our end for an error.
        var quiet = log
        quiet.logLevel = .critical
        let responder = SandboxResponder(
            desk: desk,
            greatestBody: greatestBody,
            manner: manner,
            log: log,
            onFailure: { failure.note($0) }
        )
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                do {
                    try whenReady("http://127.0.0.1:\(channel.localAddress?.port ?? port)")
                } catch {
                    failure.note(error)
                }
            },
            logger: quiet
        )
        let serving = Task { try await application.run() }
        failure.stop(serving)
        let result = await withTaskCancellationHandler {
            await serving.result
        } onCancel: {
            serving.cancel()
        }
        if let first = failure.first { throw first }
        guard case .failure(let error) = result, !serving.isCancelled else { return }
        if let error = error as? IOError {
            throw error.errnoCode == EADDRINUSE
                ? SandboxError.portTaken(port)
                : SandboxError.cannotListen(port: port, detail: String(cString: strerror(error.errnoCode)))
        }
        throw error
    }
}

/// The first failure that makes the sandbox end, and the end itself.
private final class Failure: Sendable {
    private let state = Mutex<(first: (any Error)?, serving: Task<Void, any Error>?)>((nil, nil))

    var first: (any Error)? { state.withLock { $0.first } }

    func note(_ error: any Error) {
        state.withLock { state in
            if state.first == nil { state.first = error }
            state.serving?.cancel()
        }
    }

    /// Names what a failure ends, be it one that has been noted already.
    func stop(_ serving: Task<Void, any Error>) {
        state.withLock { state in
            state.serving = serving
            if state.first != nil { serving.cancel() }
        }
    }
}
