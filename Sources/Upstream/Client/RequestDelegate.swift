internal import AsyncHTTPClient
internal import EventModel
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Follows one request to its end and tells once what it came to.
///
/// The body goes as one part; `didSendRequestPart` is called when the system has taken its last byte. The client has one
/// event loop, so that nothing else of the request can happen between that and the call: what breaks before it was not
/// written whole.
final class RequestDelegate: HTTPClientResponseDelegate {
    typealias Response = Void

    private struct State {
        var isWritten: Bool
        var status: Int?
        var retryAfter: Duration?
        var body: [UInt8] = []
        var then: (@Sendable (RequestOutcome) -> Void)?
    }

    /// The most bytes of a reply that are looked at; a reply to 500 events has about 15,000.
    private static let greatestReply = 4_000_000

    private let state: Mutex<State>
    private let key: APIKey

    /// Makes a delegate; a request without a body counts as written from the start.
    init(hasBody: Bool, key: APIKey, then: @escaping @Sendable (RequestOutcome) -> Void) {
        state = Mutex(State(isWritten: !hasBody, then: then))
        self.key = key
    }

    func didSendRequestPart(task: HTTPClient.Task<Void>, _ part: IOData) {
        state.withLock { $0.isWritten = true }
    }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let wait = head.headers.first(name: "Retry-After").flatMap { RetryAfter.wait($0, now: ClockZone.utc.now) }
        state.withLock { state in
            (state.status, state.retryAfter) = (Int(head.status.code), wait)
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        state.withLock { state in
            let room = Self.greatestReply - state.body.count
            state.body.append(contentsOf: buffer.readableBytesView.prefix(max(0, room)))
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) throws {
        finish { state in .reply(reply(state)) }
    }

    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
        finish { state in
            // A status that is an error says all that matters, even if its text was cut.
            if let status = state.status, status >= 300 { return .reply(reply(state)) }
            let text = key.blotted(Self.describe(error))
            return state.isWritten ? .replyLost(text) : .brokeBeforeWritten(text)
        }
    }

    private func reply(_ state: State) -> Reply {
        let text = String(decoding: state.body, as: UTF8.self)
        return Reply(status: state.status ?? 0, retryAfter: state.retryAfter, text: text, said: key.blotted(text))
    }

    private func finish(_ outcome: (State) -> RequestOutcome) {
        let (then, value) = state.withLock { state in
            let then = state.then
            state.then = nil
            return (then, outcome(state))
        }
        then?(value)
    }

    private static func describe(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout: "no connection in time"
            case .deadlineExceeded, .readTimeout: "no reply in time"
            case .remoteConnectionClosed: "the connection was closed"
            default: error.description
            }
        case let error as IOError: String(cString: strerror(error.errnoCode))
        default: describeHandshake("\(error)")
        }
    }

    /// What an error of TLS says, without the places in the library's sources that its own text names.
    private static func describeHandshake(_ text: String) -> String {
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return
                "its certificate does not hold: expired, of another host, or signed by nobody whom this machine trusts"
        }
        return text.hasPrefix("handshakeFailed") ? "no TLS handshake; is it https that is spoken there?" : text
    }
}
