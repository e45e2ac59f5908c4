internal import EventModel
package import EventStore

/// Adds contacts upstream before their events, in requests of 3,000, and waits until they are imported.
///
/// A request finds the contacts that are there already, so one that arrives twice does no harm. What was imported is in the
/// ledger, by a hash of the request, and is not sent again.
package struct ContactCreation {
    /// What came of it.
    package struct Result: Hashable, Sendable {
        /// How many contacts were sent, now or by an earlier push.
        package var sent = 0
        /// How many of those sent now the vendor refused.
        package var refused = 0
        /// Why, by the vendor's words, each with how many contacts.
        package var reasons: [String: Int] = [:]
    }

    private let requests: PatientRequests
    private let ledger: PushLedger
    private let account: Int
    private let address: ServiceAddress

    /// Makes it.
    package init(_ requests: PatientRequests, _ address: ServiceAddress, ledger: PushLedger, account: Int) {
        (self.requests, self.address, self.ledger, self.account) = (requests, address, ledger, account)
    }

    /// Adds the contacts and waits for the end of their import.
    ///
    /// - Throws: ``UpstreamFailure``, ``LedgerError``.
    package func create(
        _ contacts: PlannedContacts,
        _ snapshot: StoreSnapshot,
        progress: (_ done: Int) -> Void
    ) throws -> Result {
        var result = Result()
        var waiting: [(content: EventKey.Fingerprint, session: String)] = []
        try contacts.forEachBatch { kind, chosen in
            let body = kind.body(chosen, snapshot)
            // What could not be read is no identifier; a contact must not be created without one that it has.
            try snapshot.checkTexts()
            let content = body.withUnsafeBytes { EventKey.Fingerprint(of: $0) }
            result.sent += chosen.count
            switch try ledger.contactImport(content, account: account) {
            case .finished?: break
            case .sent(let session)?: waiting.append((content, session))
            case nil:
                if let session = try send(body, content, contacts: chosen.count, &result) {
                    waiting.append((content, session))
                }
            }
            progress(result.sent)
        }
        try awaitEnd(of: waiting)
        return result
    }

    /// Sends one request; gives the session of its import, nil if there is none to wait for.
    private func send(
        _ body: [UInt8],
        _ content: EventKey.Fingerprint,
        contacts: Int,
        _ result: inout Result
    ) throws -> String? {
        let reply = try requests.reply(to: .contacts(body))
        guard (200..<300).contains(reply.status) else {
            if reply.status == 401 || reply.status == 403 {
                throw UpstreamFailure.keyRefused(address: address.base, reply: reply.summary)
            }
            throw UpstreamFailure.contactsFailed(reply: reply.summary)
        }
        let value = JSONValue(parsing: reply.said)
        var failed: [JSONValue] = []
        switch value?["failedContacts"] {
        case .list(let all)?: failed = all
        case .object(let members)?: failed = [.object(members)]
        default: break
        }
        result.refused += failed.count
        for contact in failed {
            guard case .text(let error)? = contact["error"] else { continue }
            result.reasons[error, default: 0] += 1
        }
        var session: String?
        if case .text(let text)? = JSONValue(parsing: reply.text)?["asyncSessionId"], !text.isEmpty { session = text }
        if session == nil, case .text(let message)? = value?["errorMessage"], !message.isEmpty {
            throw UpstreamFailure.contactsFailed(reply: message)
        }
        try ledger.note(
            contactImport: content,
            account: account,
            contacts: contacts,
            failed: failed.count,
            session.map { .sent(session: $0) } ?? .finished
        )
        return session
    }

    /// Asks for the state of each import until all have ended, ever less often, for a quarter of an hour at most.
    private func awaitEnd(of imports: [(content: EventKey.Fingerprint, session: String)]) throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(900)
        var pause: Duration = .milliseconds(100)
        for (content, session) in imports {
            while true {
                let reply = try requests.reply(to: .importStatus(ofSession: session))
                var status = ""
                if case .text(let text)? = JSONValue(parsing: reply.text)?["status"] { status = text }
                if status == "FINISHED" {
                    try ledger.finish(contactImport: content, account: account)
                    break
                }
                guard status == "STARTED" || status == "IMPORTING" else {
                    // The next push sends these contacts again.
                    try ledger.forget(contactImport: content, account: account)
                    throw UpstreamFailure.contactsFailed(reply: reply.summary)
                }
                if clock.now > end { throw UpstreamFailure.contactsUnfinished }
                try requests.wait(pause)
                pause = min(pause * 2, .seconds(5))
            }
        }
    }
}
