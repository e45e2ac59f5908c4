internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

/// The result of `muster rfm` in every format.
struct RFMReport {
    let command: RFMCommand
    let result: RFMResult
    let asOf: AsOf
    let comparison: RFMComparison?
    let snapshot: StoreSnapshot

    func write(_ format: ResultFormat) throws {
        switch format {
        case .json: try writeJSON()
        case .csv:
            StandardError.write(heading + notes.map { "note: \($0)\n" }.joined())
            try writeCSV()
        case .table: try StandardOutput.write(text)
        }
    }

    /// What every result states: the moment, the method and which orders count, a line each.
    var heading: String {
        """
        as of \(asOf.text), clock of \(snapshot.zone.identifier)
        method \(command.method), frequency counts \(result.settings.frequency.rawValue)
        \(counts(result))

        """
    }

    /// How many contacts and orders a result has, and how many orders it leaves out.
    func counts(_ result: RFMResult) -> String {
        let (counted, leftOut) = (result.counted, result.counted.leftOut)
        let reasons = [
            ("status", leftOut.status), ("currency", leftOut.currency), ("date", leftOut.date),
            ("a date after the as-of time", leftOut.laterThanAsOf),
        ]
        let named = reasons.filter { $0.1 > 0 }.map { "\(HumanNumber.grouped($0.1)) by \($0.0)" }
        return """
            \(HumanNumber.count(result.figures.count, "contact")), \(HumanNumber.count(counted.count, "order")) of status \
            \(command.orders.status.text), currency \(result.currency ?? "none stated")
            orders left out: \(named.isEmpty ? "none" : named.joined(separator: ", "))
            """
    }

    /// What a reader should know, a sentence each.
    var notes: [String] {
        var notes: [String] = []
        let counted = result.counted
        if counted.count == 0 { notes.append(whyEmpty) }
        if case .grid = result.settings.method, command.gridColumns == nil || command.gridRows == nil {
            notes.append(
                "the grid's borders are assumed: the vendor publishes where its columns begin and end (15 days, a year) "
                    + "and its rows (none, 11 orders and more), and not what lies between; see --grid-columns and --grid-rows"
            )
        }
        if result.groups == nil, let names = result.settings.names {
            notes.append(
                "the groups have no names: \(command.names ?? RFMNames.usual) is made for \(names.bins) scores an axis; "
                    + "give a file for this number with --names"
            )
        }
        return notes + emptyBins
    }

    private var whyEmpty: String {
        let counted = result.counted
        guard !counted.statuses.isEmpty else { return "there are no orders as of \(asOf.text)" }
        let list = counted.statuses.map { "\($0.status.name) (\(HumanNumber.grouped($0.orders)))" }
            .joined(separator: ", ")
        if counted.leftOut.currency > 0 {
            let currencies = counted.currencies.map { "\($0.currency ?? "none") (\(HumanNumber.grouped($0.orders)))" }
            return "no order has the currency asked for; there are \(currencies.joined(separator: ", "))"
        }
        if counted.leftOut.date > 0 { return "no order of these statuses has a date in the range" }
        let rule = command.orders.status.isVendorDefault ? " (the vendor counts DELIVERED orders alone)" : ""
        return
            "no order has the status \(command.orders.status.text)\(rule); there are \(list). Choose with --status, or --status any"
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
            return
                "\(axis.rawValue): nobody has the score \(empty.joined(separator: ", ")), since many contacts have the same value"
        }
    }
}

extension RFMResult {
    /// The axes that the result has.
    var axes: [(axis: RFMAxis, scores: RFMAxisScores)] {
        [(.recency, recency), (.frequency, frequency)] + (monetary.map { [(.monetary, $0)] } ?? [])
    }
}

extension OrderStatuses {
    /// Whether DELIVERED orders alone count.
    fileprivate var isVendorDefault: Bool { statuses == [.delivered] }
}
