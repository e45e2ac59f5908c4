internal import AsyncHTTPClient
internal import Dispatch
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// Carries requests to the vendor and tells what they came to: TLS verified, no redirects, HTTP/1.1.
///
/// Calls from any thread; a request that was begun tells its outcome once, on the client's own thread.
package final class UpstreamClient: Sendable {
    private let address: ServiceAddress
    private let key: APIKey
    private let timeout: Duration
    private let logger: Logger
    private let group: MultiThreadedEventLoopGroup
    private let client: HTTPClient

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - timeout: How long a request may take from its beginning to the last byte of its reply.
    ///   - isVerbose: Whether method, path, size, outcome and time of each request are logged to standard error; the key
    ///     and bodies never are.
    package init(_ address: ServiceAddress, _ key: APIKey, timeout: Duration, isVerbose: Bool) {
        self.address = address
        self.key = key
        self.timeout = timeout
        var logger = Logger(label: "muster.push") { label -> any LogHandler in
            guard isVerbose else { return SwiftLogNoOpLogHandler(label) }
            return StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = .debug
        self.logger = logger
        // One thread: see RequestDelegate.
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(10)
        // Connections that lie idle are closed by servers at moments that clients learn of too late.
        configuration.connectionPool.idleTimeout = .seconds(5)
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    /// Begins a request; what it comes to is told once.
    package func start(_ request: UpstreamRequest, then: @escaping @Sendable (RequestOutcome) -> Void) {
        let clock = ContinuousClock()
        let begin = clock.now
        let logger = logger
        let delegate = RequestDelegate(hasBody: request.body != nil, key: key) { outcome in
            logger.debug(
                "\(request.method.rawValue) \(request.path)",
                metadata: [
                    "bytes": "\(request.body?.count ?? 0)", "outcome": "\(Self.describe(outcome))",
                    "time": "\(clock.now - begin)",
                ]
            )
            then(outcome)
        }
        do {
            let deadline = NIODeadline.now() + .nanoseconds(Int64(timeout / .nanoseconds(1)))
            _ = client.execute(request: try message(request), delegate: delegate, deadline: deadline)
        } catch {
            then(.brokeBeforeWritten(key.blotted("\(error)")))
        }
    }

    /// Sends a request and waits for what it comes to.
    package func send(_ request: UpstreamRequest) -> RequestOutcome {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<RequestOutcome?>(nil)
        start(request) { outcome in
            result.withLock { $0 = outcome }
            done.signal()
        }
        done.wait()
        return result.withLock { $0 } ?? .replyLost("no outcome")
    }

    /// Closes all connections; to be called when no request is under way.
    package func close() throws {
        try client.syncShutdown()
        try group.syncShutdownGracefully()
    }

    private func message(_ request: UpstreamRequest) throws -> HTTPClient.Request {
        var headers = HTTPHeaders()
        headers.add(name: "Authorization", value: key.authorization)
        headers.add(name: "Accept", value: "application/json")
        headers.add(name: "User-Agent", value: "muster")
        if request.body != nil { headers.add(name: "Content-Type", value: "application/json; charset=UTF-8") }
        return try HTTPClient.Request(
            url: address.url(request.path),
            method: HTTPMethod(rawValue: request.method.rawValue),
            headers: headers,
            body: request.body.map { .byteBuffer(ByteBuffer(bytes: $0)) }
        )
    }

    private static func describe(_ outcome: RequestOutcome) -> String {
        switch outcome {
        case .reply(let reply): "\(reply.status)"
        case .brokeBeforeWritten(let text): "not written: \(text)"
        case .replyLost(let text): "reply lost: \(text)"
        }
    }
}
