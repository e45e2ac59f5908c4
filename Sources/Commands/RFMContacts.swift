internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports

/// Writes the scored contacts, of whom there may be millions: bytes straight from the columns.
struct RFMContacts {
    let result: RFMResult
    let snapshot: StoreSnapshot

    /// How many contacts are written at once.
    private static let pieceSize = 2_048

    /// The titles of a contact's fields, which are the keys of JSON.
    var titles: [String] {
        let days = result.settings.frequency == .days ? ["buying_days"] : []
        return ["contact", "recency_days", "transaction_count"] + days
            + ["amount", "recency_score", "frequency_score", "monetary_score", "rfm_score", "segment"]
    }

    /// The first contacts as a table.
    func table(limit: Int) -> ResultTable {
        let columns = titles.map { ResultTable.Column($0, $0 == "contact" || $0 == "segment" ? .left : .right) }
        return ResultTable(columns: columns, rows: (0..<limit).map { row(at: $0) })
    }

    private func row(at index: Int) -> [ResultTable.Cell] {
        let figures = result.figures
        let recency = Int(result.recency.scores[index])
        var cells: [ResultTable.Cell] = [
            .text(snapshot.label(of: figures.contacts[index])),
            recency == 0 ? .missing : .integer(Int(figures.recencyDays[index])), .integer(Int(figures.orders[index])),
        ]
        if result.settings.frequency == .days { cells.append(.integer(Int(figures.frequencies[index]))) }
        cells += [
            .decimal(figures.amount(at: index).description), recency == 0 ? .missing : .integer(recency),
            .integer(Int(result.frequency.scores[index])),
            result.monetary.map { .integer(Int($0.scores[index])) } ?? .missing,
            result.score(at: index).map { .integer($0) } ?? .missing,
            result.groups.map { .text($0.names[Int($0.numbers[index])]) } ?? .missing,
        ]
        return cells
    }

    /// Writes a row a contact, without what stands above and below them.
    ///
    /// Names can be read by the thread of the snapshot alone; another one writes the rows meanwhile.
    func write(_ notation: RowNotation) throws {
        let writer = Writer(result, notation, titles: titles)
        let count = result.figures.contacts.count
        var start = 0
        try Concurrently.relay { () -> Labels? in
            guard start < count else { return nil }
            let range = start..<min(start + Self.pieceSize, count)
            start = range.upperBound
            return labels(range)
        } working: { labels in
            writer.rows(labels)
        } take: { rows in
            try StandardOutput.write(rows)
        }
    }

    private func labels(_ range: Range<Int>) -> Labels {
        var labels = Labels(range: range)
        labels.ends = snapshot.appendLabels(of: result.figures.contacts[range], to: &labels.bytes)
        return labels
    }
}

/// The names of some scored contacts, as UTF-8, one behind another.
private struct Labels {
    /// The places of the contacts among all that were scored.
    let range: Range<Int>
    var bytes: [UInt8] = []
    /// Where each name ends.
    var ends: [Int] = []
}

/// Writes the rows of scored contacts whose names are known.
private final class Writer: @unchecked Sendable {
    // One thread at a time writes.
    private let result: RFMResult
    private var lines: ContactLines

    init(_ result: RFMResult, _ notation: RowNotation, titles: [String]) {
        self.result = result
        lines = ContactLines(notation, titles: titles, names: result.groups?.names ?? [])
    }

    /// The rows of some contacts, as bytes.
    func rows(_ labels: Labels) -> [UInt8] {
        // Asked for once: whether somebody else is at the lines is looked up at each use of them here.
        Self.write(labels, of: result, to: &lines)
    }

    private static func write(_ labels: Labels, of result: RFMResult, to lines: inout ContactLines) -> [UInt8] {
        lines.removeAll()
        // Taken out of the result once: asking it for a list costs more than an entry of one.
        let figures = result.figures
        let (recencyDays, orders) = (figures.recencyDays, figures.orders)
        let (recencies, frequencies) = (result.recency.scores, result.frequency.scores)
        let (monetary, groups) = (result.monetary?.scores, result.groups?.numbers)
        let buyingDays = result.settings.frequency == .days ? figures.frequencies : nil
        let (narrow, scale): ([Int64]?, Int) =
            switch figures.amounts {
            case .narrow(let values): (values, figures.scale)
            case .wide: (nil, figures.scale)
            }
        var start = 0
        for (index, end) in zip(labels.range, labels.ends) {
            labels.bytes.withUnsafeBytes { lines.begin(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
            start = end
            let (recency, frequency) = (Int(recencies[index]), Int(frequencies[index]))
            if recency == 0 { lines.appendMissing() } else { lines.append(recencyDays[index]) }
            lines.append(Int64(orders[index]))
            if let buyingDays { lines.append(buyingDays[index]) }
            if let narrow {
                lines.append(money: narrow[index], scale: scale)
            } else {
                lines.append(money: figures.amount(at: index).description)
            }
            if recency == 0 { lines.appendMissing() } else { lines.append(Int64(recency)) }
            lines.append(Int64(frequency))
            if let monetary {
                lines.append(Int64(monetary[index]))
                lines.append(Int64(RFMResult.score(recency, frequency, Int(monetary[index]))))
            } else {
                lines.appendMissing()
                lines.appendMissing()
            }
            if let groups { lines.append(name: Int(groups[index])) } else { lines.appendMissing() }
            lines.end()
        }
        return Array(lines.bytes)
    }
}
