internal import EventModel
internal import Synchronization

/// Lets many connections ask one account, one after another.
final class FrontDesk: Sendable {
    private let account: Mutex<VendorAccount>
    private let journal: Journal?
    private let asOf: WallClock?
    private let zone: ClockZone
    private let clock = ContinuousClock()
    private let beginning: ContinuousClock.Instant

    /// - Parameters:
    ///   - asOf: What the account's wall clock shows all the time; nil for the time that it is.
    init(_ account: VendorAccount, journal: Journal?, asOf: WallClock?) {
        self.account = Mutex(account)
        self.journal = journal
        self.asOf = asOf
        zone = account.rules.zone
        beginning = clock.now
    }

    func admit(_ head: VendorAccount.Head) throws(Refusal) -> VendorAccount.Admission {
        let now = now
        let result = account.withLock { account in
            Result { () throws(Refusal) in try account.admit(head, at: now) }
        }
        return try result.get()
    }

    func refuse(_ refusal: Refusal, retryAfter: Bool = false) -> VendorAccount.Outcome {
        account.withLock { $0.refuse(refusal, retryAfter: retryAfter) }
    }

    /// Does what a request asks for; what it changed is in the journal before this returns.
    func take(
        _ request: ReadRequest,
        _ admission: VendorAccount.Admission
    ) throws(SandboxError) -> VendorAccount.Outcome {
        let now = now
        let result = account.withLock { account in
            Result { () throws(SandboxError) in
                let outcome = account.take(request, admission, at: now)
                // Under the lock, so that the journal has the order in which things happened.
                try journal?.append(outcome.journal)
                return outcome
            }
        }
        return try result.get()
    }

    func state() -> JSONValue {
        // Orders are folded outside the lock, on a copy that shares its memory.
        var copy = account.withLock { $0 }
        return copy.state(at: now)
    }

    func keptEventLines() -> [[UInt8]] {
        account.withLock { $0 }.keptEventLines
    }

    func keptContactLines() -> [[UInt8]] {
        var copy = account.withLock { $0 }
        return copy.keptContactLines(at: now)
    }

    private var now: Moment {
        Moment(elapsed: clock.now - beginning, wall: asOf ?? zone.now)
    }
}
