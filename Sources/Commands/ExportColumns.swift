internal import EventStore
internal import Export
internal import SegmentLanguage

/// The columns of an export as CSV, by their names.
struct ExportColumns {
    private let snapshot: StoreSnapshot
    private let lines: Bool

    init(_ snapshot: StoreSnapshot, lines: Bool) {
        self.snapshot = snapshot
        self.lines = lines
    }

    /// The columns that were named, or all that the events of the chosen types have.
    func columns(_ names: String?, of eventTypes: Set<UInt32>?) throws -> [CSVColumn] {
        guard let names else { return try CSVColumn.all(of: eventTypes, lines: lines, in: snapshot) }
        let known = try CSVColumn.all(of: nil, lines: lines, in: snapshot)
        return try names.split(separator: ",", omittingEmptySubsequences: false).map { part in
            var name = String(part.trimmingPrefix(while: \.isWhitespace))
            while name.last?.isWhitespace == true { name.removeLast() }
            if let column = known.first(where: { $0.title == name }) { return column }
            // A list may be wanted whole, beside its lines.
            if let number = snapshot.parameterColumn(named: name) { return .parameter(number, name: name) }
            throw UsageFailure(message: "--columns: \(mistake(name, known))")
        }
    }

    private func mistake(_ name: String, _ known: [CSVColumn]) -> String {
        if !lines, name.hasPrefix("items.") || name == "line" {
            return "\"\(name)\" is told of each order line; say --lines"
        }
        let near = nearestName(to: name, in: known.map(\.title)).map { "; did you mean \($0)?" } ?? ""
        let own = EventColumn.allCases.map(\.rawValue).joined(separator: ", ")
        return "no column is called \"\(name)\"\(near)\nColumns: \(own), and every parameter of the events"
    }
}
