internal import EventModel
internal import NIOCore
internal import Synchronization

/// Lets many connections ask one account, one after another.
final class FrontDesk: Sendable {
    private let counter: Mutex<Counter>
    private let journal: Journal?
    private let asOf: WallClock?
    private let zone: ClockZone
    private let clock = ContinuousClock()
    private let beginning: ContinuousClock.Instant

    /// - Parameters:
    ///   - asOf: What the account's wall clock shows all the time; nil for the time that it is.
    init(_ account: VendorAccount, journal: Journal?, asOf: WallClock?) {
        var account = account
        account.keepsJournal = journal != nil
        counter = Mutex(Counter(account: account))
        self.journal = journal
        self.asOf = asOf
        zone = account.rules.zone
        beginning = clock.now
    }

    func admit(_ head: VendorAccount.Head) throws(Refusal) -> VendorAccount.Admission {
        let now = now
        let result = counter.withLock { counter in
            Result { () throws(Refusal) in try counter.account.admit(head, at: now) }
        }
        return try result.get()
    }

    func refuse(_ refusal: Refusal, retryAfter: Bool = false) -> VendorAccount.Outcome {
        counter.withLock { $0.account.refuse(refusal, retryAfter: retryAfter) }
    }

    /// Reads a request and does what it asks for; what it changed is in the journal before this returns.
    func answer(
        _ admission: VendorAccount.Admission,
        _ body: ByteBuffer
    ) throws(SandboxError) -> VendorAccount.Outcome {
        let now = now
        let result = counter.withLock { counter in
            Result { () throws(SandboxError) in
                let outcome = counter.answer(admission, body, at: now)
                // Under the lock, so that the journal has the order in which things happened.
                try journal?.append(outcome.journal)
                return outcome
            }
        }
        return try result.get()
    }

    func state() -> JSONValue {
        // Orders are folded outside the lock, on a copy that shares its memory.
        var copy = counter.withLock { $0.account }
        return copy.state(at: now)
    }

    func keptEventLines() -> [[UInt8]] {
        counter.withLock { $0.account }.keptEventLines
    }

    func keptContactLines() -> [[UInt8]] {
        var copy = counter.withLock { $0.account }
        return copy.keptContactLines(at: now)
    }

    private var now: Moment {
        Moment(elapsed: clock.now - beginning, wall: asOf ?? zone.now)
    }
}

/// What one request at a time may use.
private struct Counter {
    var account: VendorAccount
    let reader = RequestReader()

    init(account: VendorAccount) {
        self.account = account
    }

    mutating func answer(
        _ admission: VendorAccount.Admission,
        _ body: ByteBuffer,
        at moment: Moment
    ) -> VendorAccount.Outcome {
        body.withUnsafeReadableBytes { bytes in
            bytes.withMemoryRebound(to: UInt8.self) { bytes in
                account.answer(admission, body: bytes, reader: reader, at: moment)
            }
        }
    }
}
