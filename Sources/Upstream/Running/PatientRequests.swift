package import EventModel
internal import Foundation

/// Sends requests that may safely arrive twice, one at a time, again and again until they are answered.
package struct PatientRequests {
    private let client: UpstreamClient
    private let address: ServiceAddress
    private let limits: SendingLimits
    private let isStopped: () -> Bool

    /// Makes them.
    ///
    /// - Parameter isStopped: Asked often; `true` ends a wait.
    package init(
        _ client: UpstreamClient,
        _ address: ServiceAddress,
        limits: SendingLimits,
        isStopped: @escaping () -> Bool
    ) {
        (self.client, self.address, self.limits, self.isStopped) = (client, address, limits, isStopped)
    }

    /// The reply to a request, whatever it says, once it is none for now (408, 429, 5xx).
    ///
    /// - Throws: ``UpstreamFailure``.
    func reply(to request: UpstreamRequest) throws(UpstreamFailure) -> Reply {
        var dice = SystemRandomNumberGenerator()
        var detail = ""
        for tries in 1...max(1, limits.tries) {
            if isStopped() { throw .interrupted }
            var retryAfter: Duration?
            switch client.send(request) {
            case .reply(let reply):
                guard reply.status == 408 || reply.status == 429 || reply.status >= 500 else { return reply }
                (detail, retryAfter) = (reply.summary, reply.retryAfter)
            case .brokeBeforeWritten(let text), .replyLost(let text): detail = text
            }
            guard tries < limits.tries, retryAfter ?? .zero <= limits.longestRetryAfter else { break }
            try wait(limits.backoff.wait(afterTries: tries, retryAfter: retryAfter, using: &dice))
        }
        throw .unreachable(address: address.base, detail: detail)
    }

    /// Waits, and gives up waiting when the user asks to stop.
    func wait(_ time: Duration) throws(UpstreamFailure) {
        let clock = ContinuousClock()
        let end = clock.now + time
        while clock.now < end {
            if isStopped() { throw .interrupted }
            let rest = min((end - clock.now) / .seconds(1), 0.1)
            Thread.sleep(forTimeInterval: max(0, rest))
        }
    }

    /// Asks whose key it is, which tells a wrong key before anything is sent.
    ///
    /// - Throws: ``UpstreamFailure``.
    package func account() throws(UpstreamFailure) -> AccountIdentity {
        let reply = try reply(to: .accountInfo)
        switch reply.status {
        case 200..<300, 404: return AccountIdentity(reply)
        case 401, 403: throw .keyRefused(address: address.base, reply: reply.summary)
        default: throw .unexpected(address: address.base, what: "the question whose key it is", reply: reply.summary)
        }
    }

    /// Deletes all past events of a period upstream, both minutes included; gives the reply.
    ///
    /// - Throws: ``UpstreamFailure``.
    package func delete(from first: WallClock, to last: WallClock) throws(UpstreamFailure) -> Reply {
        let reply = try reply(to: .deletion(from: first, to: last))
        switch reply.status {
        case 200..<300: return reply
        case 401: throw .keyRefused(address: address.base, reply: reply.summary)
        case 403, 404, 405: throw .deletionOff(address: address.base, reply: reply.summary)
        default: throw .unexpected(address: address.base, what: "the deletion", reply: reply.summary)
        }
    }
}
