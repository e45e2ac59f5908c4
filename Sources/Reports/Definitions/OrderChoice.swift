/// Which orders a statistic counts, as somebody wrote it; what is left out restricts nothing.
package struct OrderChoice: Hashable, Sendable {
    /// The statuses that count; nil for DELIVERED.
    package var status: OrderStatuses?
    /// The currency that counts; `none` is that of the orders which state none.
    package var currency: String?
    /// The moment, by default now.
    package var asOf: String?
    /// The first date.
    package var from: String?
    /// The last date.
    package var to: String?
    /// The segment whose contacts count.
    package var segment: String?

    /// The names of the members in a definition.
    package static let members = ["status", "currency", "as-of", "from", "to", "segment"]

    /// Makes a choice.
    package init(
        status: OrderStatuses? = nil,
        currency: String? = nil,
        asOf: String? = nil,
        from: String? = nil,
        to: String? = nil,
        segment: String? = nil
    ) {
        self.status = status
        self.currency = currency
        self.asOf = asOf
        self.from = from
        self.to = to
        self.segment = segment
    }

    /// Reads the choice that a definition makes.
    ///
    /// - Throws: ``DefinitionError``.
    init(_ node: DefinitionNode) throws(DefinitionError) {
        if let text = try node.text("status") {
            guard let statuses = OrderStatuses(text) else {
                let words = OrderStatuses.words.joined(separator: ", ")
                throw node.failure("status: \(text) is none; the statuses are \(words)", at: "status")
            }
            status = statuses
        }
        (currency, asOf) = (try node.text("currency"), try node.text("as-of"))
        (from, to, segment) = (try node.text("from"), try node.text("to"), try node.text("segment"))
    }

    /// The choice with what it leaves open taken from another one.
    package func completed(by other: OrderChoice) -> OrderChoice {
        OrderChoice(
            status: status ?? other.status,
            currency: currency ?? other.currency,
            asOf: asOf ?? other.asOf,
            from: from ?? other.from,
            to: to ?? other.to,
            segment: segment ?? other.segment
        )
    }

    /// Whether a member is not left open.
    func gives(_ member: String) -> Bool {
        zip(Self.members, [status?.text, currency, asOf, from, to, segment]).contains { $0 == member && $1 != nil }
    }

    /// The restrictions apart from the statuses, in words, one each: `from 2024-01-01`.
    package var limits: [String] {
        let limits = [("currency", currency), ("from", from), ("to", to), ("segment", segment)]
        return limits.compactMap { word, value in value.map { "\(word) \($0)" } }
    }

    /// The statuses that count.
    package var statuses: OrderStatuses { status ?? .delivered }
}
