package import CustomerAnalytics
internal import EventModel
package import EventStore
internal import SegmentEngine

/// What somebody asks of RFM: the method and its numbers, as they wrote them.
package struct RFMQuestion: Hashable, Sendable {
    /// `quantile`, `rank`, `grid`, or the path of a YAML file of thresholds.
    package var method = "quantile"
    /// How many scores an axis has, for quantile and rank; nil for 5.
    package var bins: Int?
    /// What frequency counts.
    package var frequency = RFMFrequency.orders
    /// The file or name of the rules for names; nil for the usual ones.
    package var names: String?
    /// The grid's column borders in days, between commas; nil for the assumed ones.
    package var gridColumns: String?
    /// The grid's row borders in orders, between commas; nil for the assumed ones.
    package var gridRows: String?
    /// Another moment, from or to which contacts went from group to group: a date, or `90 days before`.
    package var compareTo: String?

    private static let methods = ["quantile", "rank", "grid"]
    private static let fileEndings = [".yaml", ".yml"]

    package init() {}

    /// Makes sure that the parts of the question go together.
    ///
    /// - Throws: ``QuestionError``.
    package func check() throws(QuestionError) {
        if let bins, !RFMMethod.possibleBins.contains(bins) {
            let possible = RFMMethod.possibleBins
            throw QuestionError("bins", "must be \(possible.lowerBound) to \(possible.upperBound)")
        }
        guard Self.methods.contains(method) || isFile else {
            throw QuestionError(
                "method",
                "\(method): the methods are \(Self.methods.joined(separator: ", ")), "
                    + "or a file of thresholds that ends in .yaml"
            )
        }
        if bins != nil, method == "grid" || isFile {
            throw QuestionError("bins", "goes with method quantile or rank; \(method) says itself how many there are")
        }
        if method != "grid", gridColumns != nil || gridRows != nil {
            throw QuestionError(gridColumns == nil ? "grid-rows" : "grid-columns", "goes with method grid")
        }
        if method == "grid", names != nil {
            throw QuestionError("names", "needs a monetary score, which the grid does not have; leave it out")
        }
    }

    private var isFile: Bool { Self.fileEndings.contains(where: method.hasSuffix) }

    /// Answers the question over a store and its orders.
    ///
    /// - Throws: ``QuestionError``, ``DefinitionError``, `CustomerAnalyticsError`, and what segments and stores throw.
    package func answer(
        in snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> RFMAnswer {
        try check()
        let thresholds = isFile ? try RFMThresholds(try sources.file(method), path: method) : nil
        let settings = RFMResult.Settings(
            method: try chosenMethod(thresholds),
            frequency: frequency,
            names: method == "grid" ? nil : try RFMNames.resolve(names ?? RFMNames.usual, sources)
        )
        var chosen = try ChosenOrders(choice, in: snapshot, sources)
        try apply(thresholds?.currency, to: &chosen)
        let book = try books.book(asOf: chosen.orders.asOf)
        try chosen.checkCurrency(in: book)
        let contacts = snapshot.contacts
        let result = try RFMResult(book, chosen.orders, settings, firstOccurred: contacts.knownSince)
        var comparison: RFMComparison?
        if let compareTo {
            let other = try Self.other(compareTo, than: chosen.asOf, zone: snapshot.zone)
            var orders = chosen.orders
            orders.asOf = other.moment
            let otherBook = try books.book(asOf: orders.asOf)
            let compared = try RFMResult(otherBook, orders, settings, firstOccurred: contacts.knownSince)
            comparison = RFMComparison(of: result, chosen.asOf, with: compared, other)
        }
        return RFMAnswer(
            question: self,
            chosen: chosen,
            result: result,
            comparison: comparison,
            eventsWithoutContact: try snapshot.orderEventsWithoutContact()
        )
    }

    /// The moment that a text means: a date, a date and time, or so many days before the moment that is asked about.
    private static func other(_ text: String, than asOf: AsOf, zone: ClockZone) throws(QuestionError) -> AsOf {
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "days" || words[1] == "day", words[2] == "before" else {
            return try ChosenOrders.moment(text, member: "compare-to", zone: zone)
        }
        guard let days = Int(words[0]), (1...36_500).contains(days) else {
            throw QuestionError("compare-to", "\(text): \(words[0]) is no number of days; write 90 days before")
        }
        let other = asOf.moment.adding(days: -days)
        return AsOf(day: other).moment == other ? AsOf(day: other) : AsOf(moment: other)
    }

    private func chosenMethod(_ thresholds: RFMThresholds?) throws(QuestionError) -> RFMMethod {
        if let thresholds { return .thresholds(thresholds.borders) }
        switch method {
        case "rank": return .rank(bins: bins ?? Self.usualBins)
        case "grid":
            let assumed = RFMBorders.assumedGrid
            let recency = try Self.borders(gridColumns, member: "grid-columns") ?? assumed.recency
            let frequency = try Self.borders(gridRows, member: "grid-rows") ?? assumed.frequency
            do throws(RFMBordersError) {
                return .grid(try RFMBorders(recency: recency, frequency: frequency))
            } catch {
                throw QuestionError("method", "grid: \(error)")
            }
        default: return .quantile(bins: bins ?? Self.usualBins)
        }
    }

    private static let usualBins = 5

    /// Takes the currency of a thresholds file, which must not contradict the one asked for.
    private func apply(_ currency: String?, to chosen: inout ChosenOrders) throws(QuestionError) {
        guard let currency else { return }
        guard chosen.orders.currency == nil || chosen.orders.currency == .named(currency) else {
            throw QuestionError(
                "method",
                "\(method) has its thresholds in \(currency), and the currency asked for is "
                    + "\(chosen.choice.currency ?? "")"
            )
        }
        chosen.orders.currency = .named(currency)
    }

    private static func borders(_ text: String?, member: String) throws(QuestionError) -> [ExactDecimal]? {
        guard let text else { return nil }
        var borders: [ExactDecimal] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = DecimalText.number(String(part)) else {
                throw QuestionError(member, "\(text): \(part) is no number; write the borders as 30,90,365")
            }
            borders.append(number)
        }
        return borders
    }
}

extension StoreSnapshot {
    /// How many order events of the whole file name no contact, and so are in no figure.
    func orderEventsWithoutContact() throws -> Int {
        try information().ignored.first { $0.reason == .noContact }?.events ?? 0
    }
}
