package import EventModel
internal import Foundation

/// Sends requests that may safely arrive twice, one at a time, again and again until they are answered.
package struct PatientRequests {
    private let client: UpstreamClient
    private let address: ServiceAddress
    private let limits: SendingLimits
    private let waits: (_ reply: String, _ time: Duration) -> Void
    private let isStopped: () -> Bool

    /// Makes them.
    ///
    /// - Parameters:
    ///   - waits: Told before each wait because of too many requests, with the reply and how long it will be.
    ///   - isStopped: Asked often; `true` ends a wait.
    package init(
        _ client: UpstreamClient,
        _ address: ServiceAddress,
        limits: SendingLimits,
        waits: @escaping (_ reply: String, _ time: Duration) -> Void,
        isStopped: @escaping () -> Bool
    ) {
        (self.client, self.address, self.limits) = (client, address, limits)
        (self.waits, self.isStopped) = (waits, isStopped)
    }

    /// The reply to a request, whatever it says, once it is none for now (408, 429, 5xx).
    ///
    /// Too many requests (429) are waited out and use no tries up, for as long as the limits have patience.
    ///
    /// - Throws: ``UpstreamFailure``.
    func reply(to request: UpstreamRequest) throws(UpstreamFailure) -> Reply {
        var dice = SystemRandomNumberGenerator()
        var (tries, refusals) = (0, 0)
        var mayHaveArrived = false
        let clock = ContinuousClock()
        let start = clock.now
        while true {
            if isStopped() { throw .interrupted }
            let outcome = client.send(request)
            if case .reply(let reply) = outcome, reply.status == 429 {
                refusals += 1
                let time = limits.backoff.wait(afterTries: refusals, retryAfter: reply.retryAfter, using: &dice)
                guard reply.retryAfter ?? .zero <= limits.longestRetryAfter, clock.now - start < limits.patience else {
                    throw .tooManyRequests(address: address.base, reply: reply.summary, wait: reply.retryAfter)
                }
                waits(reply.summary, time)
                try wait(time)
                continue
            }
            tries += 1
            var retryAfter: Duration?
            let detail: String
            switch outcome {
            case .reply(let reply):
                guard reply.status == 408 || reply.status >= 500 else { return reply }
                (detail, retryAfter) = (reply.summary, reply.retryAfter)
                mayHaveArrived = true
            case .brokeBeforeWritten(let text): detail = text
            case .replyLost(let text):
                detail = text
                mayHaveArrived = true
            }
            guard tries < limits.tries, retryAfter ?? .zero <= limits.longestRetryAfter else {
                throw .unreachable(address: address.base, detail: detail, mayHaveArrived: mayHaveArrived)
            }
            try wait(limits.backoff.wait(afterTries: tries, retryAfter: retryAfter, using: &dice))
        }
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
