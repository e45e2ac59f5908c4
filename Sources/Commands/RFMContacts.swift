internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation
internal import Reports

/// Writes the scored contacts, of whom there may be millions: bytes straight from the columns.
struct RFMContacts {
    let result: RFMResult
    let snapshot: StoreSnapshot

    private static let pieceSize = 65_536

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

    /// Writes a line a contact.
    func writeCSV() throws {
        let writer = CSVWriter()
        var header: [UInt8] = []
        writer.appendHeader(titles, to: &header)
        try StandardOutput.write(header)
        let names = result.groups?.names.map { name in
            var bytes: [UInt8] = []
            writer.appendText(name, to: &bytes)
            return bytes
        }
        let form = Form(
            before: [[]] + titles.dropFirst().map { _ in [UInt8(ascii: ",")] },
            end: Array("\r\n".utf8),
            missing: [],
            aroundMoney: [],
            names: names
        )
        try write(form) { writer.appendText($0, to: &$1) }
    }

    /// Writes an object a contact, with commas between them.
    func writeJSON() throws {
        let names = result.groups?.names.map { name in
            var bytes: [UInt8] = []
            JSONText.appendText(name, to: &bytes)
            return bytes
        }
        let form = Form(
            before: titles.enumerated().map { Array(($0 == 0 ? "{" : ",").utf8) + Array("\"\($1)\":".utf8) },
            end: Array("}".utf8),
            between: Array(",".utf8),
            missing: Array("null".utf8),
            aroundMoney: Array("\"".utf8),
            names: names
        )
        try write(form) { JSONText.appendText($0, to: &$1) }
    }

    /// What stands around the values of a line.
    private struct Form {
        /// What comes before each field.
        let before: [[UInt8]]
        let end: [UInt8]
        var between: [UInt8] = []
        let missing: [UInt8]
        let aroundMoney: [UInt8]
        let names: [[UInt8]]?
    }

    private func write(_ form: Form, appendText: (String, inout [UInt8]) -> Void) throws {
        let figures = result.figures
        let countsDays = result.settings.frequency == .days
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.pieceSize + 1024)
        for index in 0..<figures.count {
            if index > 0 { bytes += form.between }
            var field = 0
            func begin() {
                bytes += form.before[field]
                field += 1
            }
            func number(_ value: Int64?) {
                begin()
                guard let value else {
                    bytes += form.missing
                    return
                }
                DecimalText.append(mantissa: value, scale: 0, to: &bytes)
            }
            begin()
            appendText(snapshot.label(of: figures.contacts[index]), &bytes)
            let recency = Int64(result.recency.scores[index])
            number(recency == 0 ? nil : figures.recencyDays[index])
            number(Int64(figures.orders[index]))
            if countsDays { number(figures.frequencies[index]) }
            begin()
            bytes += form.aroundMoney
            switch figures.amounts {
            case .narrow(let values):
                DecimalText.append(mantissa: values[index], scale: UInt8(clamping: figures.scale), to: &bytes)
            case .wide: bytes += figures.amount(at: index).description.utf8
            }
            bytes += form.aroundMoney
            number(recency == 0 ? nil : recency)
            number(Int64(result.frequency.scores[index]))
            number(result.monetary.map { Int64($0.scores[index]) })
            number(result.score(at: index).map { Int64($0) })
            begin()
            if let groups = result.groups, let names = form.names {
                bytes += names[Int(groups.numbers[index])]
            } else {
                bytes += form.missing
            }
            bytes += form.end
            guard bytes.count > Self.pieceSize else { continue }
            try StandardOutput.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        try StandardOutput.write(bytes)
    }
}
