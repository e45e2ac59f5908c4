internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// The conditions on orders, over the versions of a book.
struct OrderEvaluation {
    /// The orders.
    let book: OrderBook
    /// The versions of the book.
    let versions: OrderVersions
    /// The texts behind their codes.
    let texts: OrderTexts
    private let values: OrderValues
    private let zone: ClockZone
    private let contactCount: Int

    /// Where fewer than one in so many orders count, their contacts are read one by one.
    private static let fewCounted = 4

    /// Takes the orders of a store.
    init(_ snapshot: StoreSnapshot, _ book: OrderBook) {
        self.book = book
        versions = book.versions
        values = OrderValues(snapshot, book)
        texts = OrderTexts(snapshot)
        zone = snapshot.zone
        contactCount = snapshot.contacts.count
    }

    /// `order count >= 2`, `revenue >= 1000`, `average check > 500`, `top 10% by revenue`.
    ///
    /// - Throws: ``SegmentEngineError/severalCurrencies(word:currencies:)`` where money of several currencies would be
    /// added.
    func contacts(_ word: OrderMeasure.Word, of orders: ResolvedOrders, _ question: FigureQuestion) throws -> Bitmap {
        guard word != .count else {
            let none = ContactCounts(answering: question, contacts: contactCount)
            var tallies = try tallies(of: orders, .contacts, none) { counts, versions, counted in
                if counted.ones < versions.count / Self.fewCounted {
                    counts.add(versions.contacts(of: counted))
                } else {
                    counts.add(versions.contacts, where: counted)
                }
            }
            var counts = tallies.removeLast()
            for other in tallies { counts.add(other) }
            return counts.contacts
        }
        let none = MoneyTally(areCounted: word == .averageCheck, contacts: contactCount)
        var tallies = try tallies(of: orders, [.contacts, .totals, .currencies], none) { $0.take($1, $2) }
        var money = tallies.removeLast()
        for other in tallies { money.add(other) }
        try requireOneCurrency(of: money.currencies, word)
        return money.figures.contacts(answering: question, as: word == .averageCheck ? .average : .sum)
    }

    /// `last order before 2024-01-01`, `first order in last 30 days`.
    func contacts(_ which: OrderDateCondition.Which, of orders: ResolvedOrders, in range: TimeRange) throws -> Bitmap {
        let operation: ContactFigures.Operation = which == .first ? .least : .greatest
        let none = ContactFigures(operation, areLong: true, contacts: contactCount)
        var tallies = try tallies(of: orders, [.contacts, .dates], none) { dates, versions, counted in
            let (contacts, orderDates) = (versions.contacts, versions.dates)
            dates.add(upTo: 0) { taking in
                var dates = taking
                counted.forEachOne { dates.take(orderDates[$0], scale: 0, of: Int(contacts[$0])) }
                return dates
            }
        }
        var dates = tallies.removeLast()
        for other in tallies { dates.add(other) }
        return dates.withFigures { figures in
            // Dates have 64 bits from the first one on, and those of the calendar need no more.
            guard case .narrow(let dates, let nothing) = figures else { return Bitmap(count: contactCount) }
            return Bitmap(of: contactCount) { dates[$0] != nothing && range.contains(dates[$0]) }
        }
    }

    /// What one thread each finds in the orders that a condition counts; at least one.
    ///
    /// - Parameters:
    ///   - lists: What `take` looks at.
    ///   - none: What has found nothing yet.
    ///   - take: Adds those of some versions that count.
    private func tallies<Tally>(
        of orders: ResolvedOrders,
        _ lists: OrderVersionLists,
        _ none: Tally,
        _ take: @escaping (inout Tally, OrderVersions, _ counted: Bitmap) -> Void
    ) throws -> [Tally] {
        // What events say of an order is looked up by its place among all versions.
        if let predicate = orders.predicate, OrderPredicate(predicate, zone: zone, values, texts).looksAtEvents {
            var tally = none
            take(&tally, versions, try counted(orders))
            return [tally]
        }
        if let predicate = orders.predicate { texts.read(for: predicate) }
        // Nobody changes the orders, and their texts are read.
        nonisolated(unsafe) let (own, none, take) = (self, none, take)
        let choice = choice(of: orders)
        let looks = versions.gatherPieces { dates in
            lists.union(choice.lists(ofVersionsOf: dates))
        } beginning: {
            Look(tally: none, choice: own.choice(of: orders))
        } _: { look, versions in
            look.add(versions, take)
        }
        return try looks.map { look in
            if let error = look.error { throw error }
            return look.tally
        }
    }

    /// What one thread finds.
    private struct Look<Tally>: @unchecked Sendable {
        // Its tally and its choice are the thread's own.
        private(set) var tally: Tally
        private let choice: OrderChoice
        private(set) var error: (any Error)?

        init(tally: Tally, choice: OrderChoice) {
            (self.tally, self.choice) = (tally, choice)
        }

        mutating func add(
            _ versions: OrderVersions,
            _ take: (inout Tally, OrderVersions, _ counted: Bitmap) -> Void
        ) {
            guard error == nil else { return }
            do {
                take(&tally, versions, try choice.counted(versions))
            } catch {
                self.error = error
            }
        }
    }

    /// The statuses that orders have as of a moment, in the vendor's order.
    func statuses(asOf moment: Int64) -> [OrderStatus] {
        OrderStatus.allCases.filter { has($0, asOf: moment) }
    }

    /// Whether an order has a status as of a moment.
    func has(_ status: OrderStatus, asOf moment: Int64) -> Bool {
        versions.containsPiece { piece in
            var having = piece.having(status)
            guard having.any else { return false }
            having.formAnd(with: OrderChoice.valid(piece, asOf: moment, isOfMoment: book.moment != nil))
            return having.any
        }
    }

    /// The orders that a condition speaks of, with their currencies tallied.
    ///
    /// - Parameter currency: The only currency that counts; nil for all.
    func orders(_ orders: ResolvedOrders, currency: String? = nil) throws -> CountedOrders {
        var counted = try counted(orders)
        if let currency {
            let code = book.currencyNames.firstIndex(of: currency).map { UInt32($0) }
            let currencies = versions.currencies
            counted.formAnd(with: Bitmap(of: versions.count) { currencies[$0] == code })
        }
        return values.orders(asOf: orders.asOf).narrowed(to: counted)
    }

    /// The versions of orders that a condition counts.
    func counted(_ orders: ResolvedOrders) throws -> Bitmap { try choice(of: orders).counted(versions) }

    private func choice(of orders: ResolvedOrders) -> OrderChoice {
        OrderChoice(
            orders,
            isOfMoment: book.moment != nil,
            predicate: orders.predicate.map { OrderPredicate($0, zone: zone, values, texts) }
        )
    }

    private func requireOneCurrency(of codes: Set<UInt32>, _ word: OrderMeasure.Word) throws {
        guard codes.count > 1 else { return }
        let names = codes.sorted().map { code in
            code == OrderEvent.noCurrency ? nil : texts.currencies?.text(code)
        }
        throw SegmentEngineError.severalCurrencies(word: word.rawValue, currencies: names)
    }
}

/// What somebody finds of the money of orders.
private struct MoneyTally {
    private(set) var figures: ContactFigures
    /// The codes of the currencies.
    private(set) var currencies = Set<UInt32>()

    init(areCounted: Bool, contacts: Int) {
        figures = ContactFigures(.sum, areCounted: areCounted, contacts: contacts)
    }

    mutating func take(_ versions: OrderVersions, _ counted: Bitmap) {
        let (mantissas, scales, codes) = (versions.totalMantissas, versions.totalScales, versions.currencies)
        versions.contacts.withUnsafeBufferPointer { contacts in
            mantissas.withUnsafeBufferPointer { mantissas in
                scales.withUnsafeBufferPointer { scales in
                    let end = contacts.count - 1
                    figures.add(upTo: Int(scales.max() ?? 0)) { taking in
                        var figures = taking
                        let place = taking.place
                        counted.forEachOne { row in
                            place.ask(Int(contacts[min(row &+ KeptFigures.distance, end)]))
                            figures.take(mantissas[row], scale: Int(scales[row]), of: Int(contacts[row]))
                        }
                        return figures
                    }
                }
            }
        }
        var last: UInt32?
        codes.withUnsafeBufferPointer { codes in
            // Neighbours mostly have the same one.
            counted.forEachOne { row in
                guard codes[row] != last else { return }
                last = codes[row]
                currencies.insert(codes[row])
            }
        }
    }

    mutating func add(_ other: MoneyTally) {
        figures.add(other.figures)
        currencies.formUnion(other.currencies)
    }
}
