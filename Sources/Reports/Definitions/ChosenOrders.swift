package import CustomerAnalytics
package import EventModel
package import EventStore
package import SegmentEngine
internal import SegmentLanguage

/// The orders that a choice means in a store, and how results say so.
package struct ChosenOrders {
    /// What was written.
    package let choice: OrderChoice
    /// Which orders count.
    package var orders: OrderSelection
    /// The moment as of which they count.
    package let asOf: AsOf
    /// The zone of all times.
    package let zone: ClockZone

    /// Takes what a choice means over a store.
    ///
    /// - Throws: ``QuestionError``, and what the evaluation of a segment throws.
    package init(_ choice: OrderChoice, in snapshot: StoreSnapshot, _ sources: ReportSources) throws {
        self.choice = choice
        let zone = snapshot.zone
        self.zone = zone
        let asOf = try choice.moment(in: zone)
        self.asOf = asOf
        let from = try choice.from.map { try Self.start($0, member: "from", zone: zone) }
        let to = try choice.to.map { try Self.moment($0, member: "to", zone: zone).moment }
        if let from, let to, from > to {
            throw QuestionError("from", "\(choice.from ?? "") lies after --to \(choice.to ?? "")")
        }
        orders = OrderSelection(
            asOf: asOf.moment,
            statuses: choice.statuses.statuses,
            currency: choice.currency.map { $0 == "none" ? .missing : .named($0) },
            from: from,
            to: to,
            contacts: try choice.segment.map { try sources.preview($0, snapshot, asOf).members }
        )
    }

    /// The restrictions in words, one each: `status DELIVERED`, `from 2024-01-01`.
    package var restrictions: [String] { ["status \(choice.statuses.text)"] + choice.limits }

    /// Makes sure that the currency is one that an order can have, since a misspelt one would count nothing.
    ///
    /// - Throws: ``QuestionError`` that names the currencies.
    package func checkCurrency(in book: OrderBook) throws(QuestionError) {
        guard case .named(let name) = orders.currency, !book.currencyNames.contains(name) else { return }
        // A name that a damaged catalogue has lost is no wrong question: the orders that have it show the damage.
        _ = book.versions.currencies
        let near = nearestName(to: name, in: book.currencyNames).map { "; did you mean \($0)?" } ?? ""
        throw QuestionError(
            "currency",
            "\(name): no order has it\(near)\nCurrencies: "
                + (book.currencyNames.sorted() + ["none"]).joined(separator: ", ")
        )
    }

    /// Reads a date, whose last moment counts, or a date and time.
    ///
    /// - Throws: ``QuestionError`` that names the member which gives it.
    package static func moment(_ text: String, member: String, zone: ClockZone) throws(QuestionError) -> AsOf {
        guard let read = AsOf(text, zone: zone) else {
            throw QuestionError(
                member,
                "\(text): this is no date or time; write YYYY-MM-DD or YYYY-MM-DDTHH:mm"
            )
        }
        return read
    }

    /// Reads a date, whose first moment counts, or a date and time.
    ///
    /// - Throws: ``QuestionError`` that names the member which gives it.
    package static func start(_ text: String, member: String, zone: ClockZone) throws(QuestionError) -> WallClock {
        let read = try moment(text, member: member, zone: zone).moment
        return TimeText(text)?.isDateAlone == true ? read.startOfDay : read
    }
}

extension OrderChoice {
    /// The moment that is asked about: the one that was written, or now.
    ///
    /// - Throws: ``QuestionError`` for what is no date or time.
    func moment(in zone: ClockZone) throws(QuestionError) -> AsOf {
        guard let asOf else { return .now(in: zone) }
        return try ChosenOrders.moment(asOf, member: "as-of", zone: zone)
    }
}
