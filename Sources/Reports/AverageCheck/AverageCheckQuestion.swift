package import CustomerAnalytics
internal import EventModel
package import EventStore
internal import Presentation
internal import SegmentEngine

/// What somebody asks of the average check.
package struct AverageCheckQuestion: Hashable, Sendable {
    /// The kinds of results.
    package enum Result: String, CaseIterable, Sendable {
        /// The figures of each group and currency.
        case figures
        /// How the totals are spread.
        case histogram
        /// How contacts come back.
        case retention
        /// The orders that do not count, with the reason.
        case leftOut = "left-out"
    }

    /// By what orders are told apart.
    package var by = AverageCheckWord.all
    /// What is shown of them.
    package var result = Result.figures
    /// Which of the figures; nil for all.
    package var columns: [AverageCheckColumn]?

    package init() {}

    /// Makes sure that the parts of the question go together.
    ///
    /// - Throws: ``QuestionError``.
    package func check() throws(QuestionError) {
        if by != .all, result == .retention || result == .leftOut {
            throw QuestionError("by", "groups the average check and the histogram, not \(result.rawValue)")
        }
        if columns != nil, result != .figures {
            throw QuestionError("columns", "chooses among the figures of the average check, not of \(result.rawValue)")
        }
    }

    /// Answers the question over a store and its orders.
    ///
    /// - Throws: ``QuestionError``, `CustomerAnalyticsError`, and what segments and stores throw.
    package func answer(
        in snapshot: StoreSnapshot,
        _ books: OrderBooks,
        _ choice: OrderChoice,
        _ sources: ReportSources
    ) throws -> AverageCheckAnswer {
        try check()
        let chosen = try ChosenOrders(choice, in: snapshot, sources)
        let book = try books.book(asOf: chosen.orders.asOf)
        try chosen.checkCurrency(in: book)
        let eventsWithoutContact = try snapshot.orderEventsWithoutContact()
        func answer(_ title: String, _ table: ResultTable?, _ tallies: OrderTallies) -> AverageCheckAnswer {
            let leftOut = AverageCheckTables.leftOut(tallies, of: book, eventsWithoutContact: eventsWithoutContact)
            return AverageCheckAnswer(
                title: title,
                chosen: chosen,
                tallies: tallies,
                table: table ?? leftOut,
                leftOut: table == nil ? nil : leftOut
            )
        }
        let groups = by == .all ? "" : " by \(by.text)"
        switch result {
        case .leftOut: return answer("orders left out", nil, book.tallies(chosen.orders))
        case .retention:
            let result = try Retention(book, chosen.orders)
            return answer("retention by month of first order", AverageCheckTables.retention(result), result.tallies)
        case .histogram:
            let grouping = try by.grouping(in: snapshot, book, chosen, sources)
            let result = try AverageCheckHistogram(book, chosen.orders, by: grouping)
            return answer("totals of orders" + groups, AverageCheckTables.histogram(result), result.tallies)
        case .figures:
            let grouping = try by.grouping(in: snapshot, book, chosen, sources)
            let columns = columns ?? AverageCheckColumn.allCases
            let asked = columns.reduce(AverageCheckFigures()) { $0.union($1.figures) }
            let result = try AverageCheck(book, chosen.orders, by: grouping, asking: asked)
            return answer("average check" + groups, AverageCheckTables.rows(result, columns), result.tallies)
        }
    }
}
