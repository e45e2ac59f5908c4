internal import EventModel

/// Why the vendor's service did not do what was asked.
package enum UpstreamFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key is wrong or may not do this.
    case keyRefused(address: String, reply: String)
    /// No reply came, or none but refusals for now; one of the requests may have been read.
    case unreachable(address: String, detail: String, mayHaveArrived: Bool)
    /// The service takes no more requests for now, for longer than is waited for; it may have said for how long.
    case tooManyRequests(address: String, reply: String, wait: Duration?)
    /// The service answered in a way that it should not.
    case unexpected(address: String, what: String, reply: String)
    /// Deletion is off for the account.
    case deletionOff(address: String, reply: String)
    /// The import of contacts failed.
    case contactsFailed(reply: String)
    /// The import of contacts did not end in time.
    case contactsUnfinished
    /// The user asked to stop.
    case interrupted

    /// Whether what was asked for was surely not done; else it may have been.
    package var isRefusal: Bool {
        switch self {
        case .keyRefused, .deletionOff, .tooManyRequests, .unexpected: true
        case .unreachable(_, _, let mayHaveArrived): !mayHaveArrived
        case .contactsFailed, .contactsUnfinished, .interrupted: false
        }
    }

    /// What happened and what to do.
    package var description: String {
        switch self {
        case .keyRefused(let address, let reply):
            "\(address) refuses the key (\(reply)). Check that it is whole, belongs to this account and may send events; "
                + "a key that was not used for \(YespoRules.idleKeyDays) days is off."
        case .unreachable(let address, let detail, _):
            "\(address) does not answer (\(detail)). Check the address and the connection, and run the same command again."
        case .tooManyRequests(let address, let reply, let wait):
            "\(address) takes no more requests for now (\(reply)). Run the same command again "
                + (wait.map { "in \($0.components.seconds) seconds." } ?? "later.")
        case .unexpected(let address, let what, let reply):
            "\(address): \(what) was answered with \(reply). Check that --url is the address of the vendor's service."
        case .deletionOff(let address, let reply):
            "\(address) does not delete events (\(reply)). Deletion is off until the vendor's support turns it on: ask them."
        case .contactsFailed(let reply):
            "the vendor could not import the contacts (\(reply)); no event was sent. Run the same command again, or import "
                + "the contacts by hand and leave --create-contacts out."
        case .contactsUnfinished:
            "the vendor has not finished importing the contacts; no event was sent. Run the same command again in a while."
        case .interrupted: "stopped while waiting for the service. Run the same command again: it goes on there."
        }
    }
}
