internal import EventModel

/// The account that the sandbox stands in for: what it keeps, and what it answers to each request.
///
/// A value: requests and moments go in, replies and changes come out. It knows no sockets, no files and no clock.
package struct VendorAccount: Sendable {
    /// How the account behaves.
    package let rules: AccountRules
    let plan: FaultPlan
    let retryAfter: Int
    /// Whether outcomes tell what changed.
    var keepsJournal = true
    var limiter: RateLimiter
    var tally = RequestTally()
    private var admitted = 0
    var events = KeptEvents()
    var orders = OrderLedger()
    var contacts = ContactBook()
    var imports: [String: ImportSession] = [:]
    /// The sessions whose contacts are not there yet, in the order in which they are due.
    var waiting: [String] = []

    /// Makes an account in which nothing has happened.
    ///
    /// - Parameters:
    ///   - rules: How it behaves.
    ///   - plan: What goes wrong on purpose.
    ///   - retryAfter: The seconds that a Retry-After header says.
    package init(rules: AccountRules, plan: FaultPlan = FaultPlan(), retryAfter: Int = 1) {
        self.rules = rules
        self.plan = plan
        self.retryAfter = retryAfter
        limiter = RateLimiter(rules.limits)
    }
}

// MARK: - The head of a request

extension VendorAccount {
    /// What a request says before its body.
    package struct Head: Sendable {
        /// The HTTP method.
        package let method: String
        /// The path, without a query.
        package let path: String
        /// The Authorization header.
        package let authorization: String?
        /// The Content-Type header.
        package let contentType: String?

        /// Makes a head.
        package init(method: String, path: String, authorization: String?, contentType: String?) {
            self.method = method
            self.path = path
            self.authorization = authorization
            self.contentType = contentType
        }
    }

    /// A request that is let in.
    package struct Admission: Hashable, Sendable {
        /// What it is for.
        package let endpoint: Endpoint
        /// Its number among those that were let in to the vendor's resources, from 1; 0 for the sandbox's own pages.
        package let number: Int
        /// What it meets.
        package let fault: Fault?
    }

    /// Lets a request in or refuses it by its head: 401, 404, 405, 429 or 415, in this order.
    package mutating func admit(_ head: Head, at moment: Moment) throws(Refusal) -> Admission {
        do throws(Refusal) {
            guard BasicAuthentication.isGiven(rules.key, by: head.authorization) else {
                tally.withoutKey += 1
                throw Refusal(status: 401, "Unauthorized")
            }
            let endpoint = try Endpoint(method: head.method, path: head.path)
            if endpoint.isOwn { return Admission(endpoint: endpoint, number: 0, fault: nil) }
            tally.requests += 1
            try limiter.count(endpoint, at: moment.elapsed)
            if endpoint.hasBody, !Self.isJSON(head.contentType) {
                throw Refusal(status: 415, "Content-Type must be application/json")
            }
            admitted += 1
            let fault = plan.fault(ofRequest: admitted)
            if let fault { tally.faults[fault.rawValue, default: 0] += 1 }
            return Admission(endpoint: endpoint, number: admitted, fault: fault)
        } catch {
            tally.statuses[String(error.status), default: 0] += 1
            throw error
        }
    }

    private static func isJSON(_ contentType: String?) -> Bool {
        let type = contentType?.split(separator: ";").first?.filter { $0 != " " }.lowercased()
        return type == "application/json"
    }
}

// MARK: - The whole of it

extension VendorAccount {
    /// What a request has come to.
    package struct Outcome: Sendable {
        /// The reply.
        package let reply: Reply
        /// What changed, as lines of JSON for the journal.
        package let journal: [UInt8]
        /// What happened, in a few words.
        package let note: String
    }

    /// Refuses a request that was let in.
    package mutating func refuse(_ refusal: Refusal, retryAfter: Bool = false) -> Outcome {
        tally.statuses[String(refusal.status), default: 0] += 1
        let reply = Reply(
            status: refusal.status,
            .text(refusal.text),
            retryAfter: retryAfter ? self.retryAfter : nil
        )
        return Outcome(reply: reply, journal: [], note: refusal.text)
    }

    /// Reads the body of a request that was let in, and does what it asks for.
    package mutating func answer(
        _ admission: Admission,
        body: UnsafeBufferPointer<UInt8>,
        reader: RequestReader,
        at moment: Moment
    ) -> Outcome {
        do throws(Refusal) {
            return take(try reader.read(admission.endpoint, body: body), admission, at: moment)
        } catch {
            return refuse(error)
        }
    }

    private mutating func take(_ request: ReadRequest, _ admission: Admission, at moment: Moment) -> Outcome {
        finishImports(at: moment)
        let outcome: Outcome
        do throws(Refusal) {
            switch request {
            case .pastEvents(let events): outcome = takePastEvents(events, admission, at: moment)
            case .deletion(let period): outcome = try delete(period)
            case .event(let event, let version): outcome = takeEvent(event, version, admission, at: moment)
            case .orders(let orders): outcome = takeOrders(orders)
            case .contacts(let request): outcome = takeContacts(request, admission, at: moment)
            case .importStatus(let session): outcome = try importStatus(session, at: moment)
            case .account:
                let account: JSONValue = .members([
                    "userEmail": .text("sandbox@example.com"), "organisationName": .text("Muster sandbox"),
                ])
                outcome = Outcome(reply: Reply(account), journal: [], note: "account info")
            }
        } catch {
            return refuse(error)
        }
        tally.statuses[String(outcome.reply.status), default: 0] += 1
        return outcome
    }
}
