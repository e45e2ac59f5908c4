internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import Presentation

/// A row a contact: who it is, what it ordered, its scores and its group.
struct CustomerTable: LongTable {
    private let answer: RFMAnswer
    private let snapshot: StoreSnapshot
    private let identifiers: [IdentifierKind]
    private let fields: [ContactField]
    private let span: OrderSpan
    /// The contacts, ascending.
    private let contacts: [UInt32]
    /// Where each contact stands among the figures; `none` without an order.
    private let places: [UInt32]

    private static let none = UInt32.max
    private static let pieceSize = 65_536

    /// Makes the rows of some contacts, a bit a contact number.
    ///
    /// - Parameter book: The orders of the answer.
    init(
        _ answer: RFMAnswer,
        _ book: OrderBook,
        of members: Bitmap,
        identifiers: [IdentifierKind],
        fields: [ContactField],
        in snapshot: StoreSnapshot
    ) {
        self.answer = answer
        self.snapshot = snapshot
        self.identifiers = identifiers
        self.fields = fields
        span = OrderSpan(book, answer.chosen.orders)
        var contacts: [UInt32] = []
        contacts.reserveCapacity(members.ones)
        members.forEachOne { contacts.append(UInt32($0)) }
        self.contacts = contacts
        var places = [UInt32](repeating: Self.none, count: snapshot.contacts.count)
        for (place, contact) in answer.result.figures.contacts.enumerated() { places[Int(contact)] = UInt32(place) }
        self.places = places
    }

    var count: Int { contacts.count }

    var columns: [ResultTable.Column] {
        let texts = ["contact"] + identifiers.map(\.name) + fields.map(\.name)
        let numbers = [
            "recency_days", "transaction_count", "amount", "average_check", "recency_score", "frequency_score",
            "monetary_score", "rfm_score",
        ]
        return texts.map { .init($0) } + [.init("currency"), .init("first_order"), .init("last_order")]
            + numbers.map { .init($0, .right) } + [.init("segment")]
    }

    func head(_ limit: Int) -> ResultTable {
        ResultTable(columns: columns, rows: contacts.prefix(limit).map(row))
    }

    private func row(of contact: UInt32) -> [ResultTable.Cell] {
        let result = answer.result
        let place = place(of: contact)
        let has = place.map { result.figures.orders[$0] > 0 } ?? false
        func text(_ text: String?) -> ResultTable.Cell { text.map { .text($0) } ?? .missing }
        func date(_ microseconds: Int64) -> ResultTable.Cell {
            has ? .text(WallClock(microseconds: microseconds).description) : .missing
        }
        func number(_ value: (Int) -> Int?) -> ResultTable.Cell {
            place.flatMap(value).map { .integer($0) } ?? .missing
        }
        var cells: [ResultTable.Cell] = [.text(snapshot.label(of: contact))]
        cells += identifiers.map { text(snapshot.identifier($0, of: contact)) }
        cells += fields.map { text($0.text(of: Int(contact))) }
        cells += [text(result.currency), date(span.first[Int(contact)]), date(span.last[Int(contact)])]
        cells += [
            number { has ? Int(result.figures.recencyDays[$0]) : nil },
            .integer(place.map { Int(result.figures.orders[$0]) } ?? 0),
            .decimal(place.map { result.figures.amount(at: $0) }?.description ?? "0"),
            place.flatMap(averageCheck).map { .decimal($0.description) } ?? .missing,
            number { has ? Int(result.recency.scores[$0]) : nil }, number { Int(result.frequency.scores[$0]) },
            number { place in result.monetary.map { Int($0.scores[place]) } }, number(result.score),
            text(place.flatMap { place in result.groups.map { $0.names[Int($0.numbers[place])] } }),
        ]
        return cells
    }

    private func place(of contact: UInt32) -> Int? {
        let place = places[Int(contact)]
        return place == Self.none ? nil : Int(place)
    }

    /// The amount divided by the orders, to six digits, halves to even.
    private func averageCheck(at place: Int) -> ExactDecimal? {
        let orders = Int(answer.result.figures.orders[place])
        return orders == 0 ? nil : answer.result.figures.amount(at: place).divided(by: orders, digits: 6)
    }

    func write(_ notation: RowNotation, to write: ([UInt8]) throws -> Void) throws {
        let result = answer.result
        let (figures, currency) = (result.figures, result.currency)
        let names = (result.groups?.names ?? []) + (currency.map { [$0] } ?? [])
        var lines = ContactLines(notation, titles: columns.map(\.title), names: names)
        var label: [UInt8] = []
        for contact in contacts {
            label.removeAll(keepingCapacity: true)
            snapshot.appendLabel(of: contact, to: &label)
            label.withUnsafeBytes { lines.begin($0) }
            for kind in identifiers { lines.append(optional: snapshot.identifier(kind, of: contact)) }
            for field in fields { lines.append(optional: field.text(of: Int(contact))) }
            if currency == nil { lines.appendMissing() } else { lines.append(name: names.count - 1) }
            let place = places[Int(contact)]
            if place == Self.none {
                for _ in 0..<3 { lines.appendMissing() }
                lines.append(0)
                lines.append(money: 0, scale: 0)
                for _ in 0..<6 { lines.appendMissing() }
            } else {
                append(Int(place), of: Int(contact), figures, to: &lines)
            }
            lines.end()
            guard lines.bytes.count > Self.pieceSize else { continue }
            try write(Array(lines.bytes))
            lines.removeAll()
        }
        try write(Array(lines.bytes))
    }

    private func append(_ place: Int, of contact: Int, _ figures: RFMFigures, to lines: inout ContactLines) {
        let result = answer.result
        let has = figures.orders[place] > 0
        if has {
            lines.append(text: WallClock(microseconds: span.first[contact]).description)
            lines.append(text: WallClock(microseconds: span.last[contact]).description)
            lines.append(figures.recencyDays[place])
        } else {
            for _ in 0..<3 { lines.appendMissing() }
        }
        lines.append(Int64(figures.orders[place]))
        switch figures.amounts {
        case .narrow(let values): lines.append(money: values[place], scale: figures.scale)
        case .wide: lines.append(money: figures.amount(at: place).description)
        }
        if let average = averageCheck(at: place) {
            lines.append(money: average.description)
        } else {
            lines.appendMissing()
        }
        if has { lines.append(Int64(result.recency.scores[place])) } else { lines.appendMissing() }
        lines.append(Int64(result.frequency.scores[place]))
        if let monetary = result.monetary, let score = result.score(at: place) {
            lines.append(Int64(monetary.scores[place]))
            lines.append(Int64(score))
        } else {
            for _ in 0..<2 { lines.appendMissing() }
        }
        if let groups = result.groups { lines.append(name: Int(groups.numbers[place])) } else { lines.appendMissing() }
    }
}

extension ContactLines {
    fileprivate mutating func append(optional text: String?) {
        if let text { append(text: text) } else { appendMissing() }
    }
}
