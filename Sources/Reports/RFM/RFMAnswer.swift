package import CustomerAnalytics
internal import EventModel
internal import Presentation
internal import SegmentEngine

/// What RFM answers, with what every result of it must state.
package struct RFMAnswer: Sendable {
    /// What was asked.
    package let question: RFMQuestion
    /// Which orders count.
    package let chosen: ChosenOrders
    /// The scored contacts.
    package let result: RFMResult
    /// The other moment, if there is one.
    package let comparison: RFMComparison?
    /// How many order events of the whole file name no contact, and so are in no figure.
    package let eventsWithoutContact: Int

    /// What every result states: the moment, the method, which orders count and which do not, a line each.
    package var heading: String {
        """
        as of \(chosen.asOf.text), clock of \(chosen.zone.identifier)
        method \(question.method), frequency counts \(result.settings.frequency.rawValue)
        \(counts(result))

        """
    }

    /// How many contacts and orders a result has, and how many orders it leaves out.
    package func counts(_ result: RFMResult) -> String {
        let (counted, leftOut) = (result.tallies, result.tallies.leftOut)
        let reasons = [
            ("status", leftOut.status), ("currency", leftOut.currency), ("date", leftOut.date),
            ("a date after the as-of time", leftOut.laterThanAsOf),
        ]
        let named = reasons.filter { $0.1 > 0 }.map { "\(HumanNumber.grouped($0.1)) by \($0.0)" }
        let isOpen = counted.count == 0 && chosen.orders.currency == nil
        var lines = [
            "\(HumanNumber.count(result.figures.count, "contact")), \(HumanNumber.count(counted.count, "order")) "
                + "of status \(chosen.choice.statuses.text), currency \(result.currency ?? (isOpen ? "any" : "none stated"))",
            "orders left out: \(named.isEmpty ? "none" : named.joined(separator: ", "))",
        ]
        let limits = chosen.choice.limits.filter { !$0.hasPrefix("currency ") }
        if !limits.isEmpty { lines.append("restricted to: \(limits.joined(separator: ", "))") }
        if eventsWithoutContact > 0 {
            lines.append(
                "naming no contact, whole file: \(HumanNumber.count(eventsWithoutContact, "order event"))"
            )
        }
        return lines.joined(separator: "\n")
    }

    /// What a reader should know, a sentence each.
    package var notes: [String] {
        var notes: [String] = []
        if result.tallies.count == 0 { notes.append(whyEmpty) }
        if case .grid = result.settings.method, question.gridColumns == nil || question.gridRows == nil {
            notes.append(
                "the grid's borders are assumed: the vendor publishes where its columns begin and end (15 days, a year) "
                    + "and its rows (none, 11 orders and more), and not what lies between; see grid-columns and grid-rows"
            )
        }
        if result.groups == nil, let names = result.settings.names {
            notes.append(
                "the groups have no names: \(question.names ?? RFMNames.usual) is made for \(names.bins) scores an axis; "
                    + "give a file for this number with names"
            )
        }
        return notes + emptyBins
    }

    private var whyEmpty: String {
        let counted = result.tallies
        guard !counted.statuses.isEmpty else { return "there are no orders as of \(chosen.asOf.text)" }
        let list = counted.statuses.map { "\($0.status.name) (\(HumanNumber.grouped($0.orders)))" }
            .joined(separator: ", ")
        if counted.leftOut.currency > 0 {
            let currencies = counted.currencies.map { "\($0.currency ?? "none") (\(HumanNumber.grouped($0.orders)))" }
            return "no order has the currency asked for; there are \(currencies.joined(separator: ", "))"
        }
        if counted.leftOut.date > 0 { return "no order of these statuses has a date in the range" }
        let isVendorDefault = chosen.choice.statuses.statuses == [.delivered]
        let rule = isVendorDefault ? " (the vendor counts DELIVERED orders alone)" : ""
        return "no order has the status \(chosen.choice.statuses.text)\(rule); there are \(list). "
            + "Choose with --status, or --status any"
    }

    /// Scores that nobody has though the method deals all of them out.
    private var emptyBins: [String] {
        switch result.settings.method {
        case .grid, .thresholds: return []
        case .quantile, .rank: break
        }
        guard result.figures.count > 0 else { return [] }
        return result.axes.compactMap { axis, scores in
            let empty = scores.bins.filter { $0.contacts == 0 }.map { String($0.score) }
            guard !empty.isEmpty else { return nil }
            let nobody = "nobody has the score \(empty.joined(separator: ", "))"
            return "\(axis.rawValue): \(nobody), since \(whyEmpty(axis, scores: scores.bins.count))"
        }
    }

    /// Why not all scores of an axis are dealt out.
    private func whyEmpty(_ axis: RFMAxis, scores: Int) -> String {
        let contacts = result.figures.count
        if contacts < scores { return "there are \(scores) scores and \(HumanNumber.count(contacts, "contact"))" }
        let values = result.figures.differentValues(axis)
        if values < scores {
            return "there are \(scores) scores, and the contacts have \(HumanNumber.count(values, "different value"))"
        }
        return "many contacts have the same value"
    }
}

extension RFMResult {
    /// The axes that the result has.
    package var axes: [(axis: RFMAxis, scores: RFMAxisScores)] {
        [(.recency, recency), (.frequency, frequency)] + (monetary.map { [(.monetary, $0)] } ?? [])
    }
}
