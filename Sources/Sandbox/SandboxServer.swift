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
        let (ending, connections) = (Ending(), OpenConnections())
        // The web server would repeat our lines, and takes our end for an error.
        var quiet = log
        quiet.logLevel = .critical
        let responder = SandboxResponder(
            desk: desk,
            greatestBody: greatestBody,
            manner: manner,
            log: log,
            connections: connections,
            onFailure: { ending.begin(because: $0) }
        )
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                do {
                    try whenReady("http://127.0.0.1:\(channel.localAddress?.port ?? port)")
                } catch {
                    ending.begin(because: error)
                }
            },
            logger: quiet
        )
        let serving = Task { try await application.run() }
        ending.prepare {
            serving.cancel()
            connections.end()
        }
        let result = await withTaskCancellationHandler {
            await serving.result
        } onCancel: {
            ending.begin(because: nil)
        }
        if let cause = ending.cause { throw cause }
        guard case .failure(let error) = result, !serving.isCancelled else { return }
        if let error = error as? IOError {
            throw error.errnoCode == EADDRINUSE
                ? SandboxError.portTaken(port)
                : SandboxError.cannotListen(port: port, detail: String(cString: strerror(error.errnoCode)))
        }
        throw error
    }
}

/// The end of the sandbox: what brings it about, and how.
private final class Ending: Sendable {
    private struct State {
        var hasBegun = false
        var cause: (any Error)?
        var act: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// The first failure that has brought the end; nil if it was asked for.
    var cause: (any Error)? { state.withLock { $0.cause } }

    /// Ends the sandbox, because of a failure or because somebody asks for it.
    func begin(because cause: (any Error)?) {
        let act = state.withLock { state in
            state.hasBegun = true
            if state.cause == nil { state.cause = cause }
            return state.act
        }
        act?()
    }

    /// Says how to end, for an end that comes or has begun already.
    func prepare(_ act: @escaping @Sendable () -> Void) {
        let hasBegun = state.withLock { state in
            state.act = act
            return state.hasBegun
        }
        if hasBegun { act() }
    }
}
