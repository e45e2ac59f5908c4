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
        let counted = try counted(orders)
        guard word != .count else {
            var counts = [UInt32](repeating: 0, count: contactCount)
            let contacts = versions.contacts
            counted.forEachOne { counts[Int(contacts[$0])] += 1 }
            return question.contacts(byCounts: counts)
        }
        try requireOneCurrency(of: counted, word)
        var figures = ContactFigures(.sum, contacts: contactCount)
        let (contacts, mantissas, scales) = (versions.contacts, versions.totalMantissas, versions.totalScales)
        counted.forEachOne { row in
            figures.add(mantissas[row], scale: Int(scales[row]), to: Int(contacts[row]))
        }
        return figures.contacts(answering: question, as: word == .averageCheck ? .average : .sum)
    }

    /// `last order before 2024-01-01`, `first order in last 30 days`.
    func contacts(_ which: OrderDateCondition.Which, of orders: ResolvedOrders, in range: TimeRange) throws -> Bitmap {
        var dates = [Int64](repeating: 0, count: contactCount)
        var known = Bitmap(count: contactCount)
        let (contacts, orderDates) = (versions.contacts, versions.dates)
        try counted(orders).forEachOne { row in
            let contact = Int(contacts[row])
            let date = orderDates[row]
            if !known[contact] || (which == .first ? date < dates[contact] : date > dates[contact]) {
                dates[contact] = date
                known[contact] = true
            }
        }
        return Bitmap(of: contactCount) { known[$0] && range.contains(dates[$0]) }
    }

    /// The statuses that orders have as of a moment, in the vendor's order.
    func statuses(asOf moment: Int64) -> [OrderStatus] {
        let statuses = versions.statuses
        var seen = [Bool](repeating: false, count: 256)
        asOf(moment).forEachOne { seen[Int(statuses[$0])] = true }
        return OrderStatus.allCases.filter { seen[Int($0.rawValue)] }
    }

    /// The orders as of a moment: the versions valid at it, whose date is not later.
    private func asOf(_ moment: Int64) -> Bitmap {
        let dates = versions.dates
        guard book.moment == nil else { return Bitmap(of: versions.count) { dates[$0] <= moment } }
        let (starts, ends) = (versions.validFrom, versions.validTo)
        return Bitmap(of: versions.count) { starts[$0] <= moment && moment < ends[$0] && dates[$0] <= moment }
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
    func counted(_ orders: ResolvedOrders) throws -> Bitmap {
        var counted = asOf(orders.asOf)
        if orders.onlyDelivered {
            let statuses = versions.statuses
            counted.formAnd(with: Bitmap(of: versions.count) { statuses[$0] == OrderStatus.delivered.rawValue })
        }
        if orders.dates != .always {
            let dates = versions.dates
            counted.formAnd(with: Bitmap(of: versions.count) { orders.dates.contains(dates[$0]) })
        }
        if let predicate = orders.predicate {
            let question = OrderPredicate(predicate, zone: zone, values)
            counted.formAnd(with: try question.holding(versions, texts, values, asOf: orders.asOf))
        }
        return counted
    }

    private func requireOneCurrency(of counted: Bitmap, _ word: OrderMeasure.Word) throws {
        let currencies = versions.currencies
        var seen = Set<UInt32>()
        var last: UInt32?
        counted.forEachOne { row in
            // Neighbours mostly have the same one.
            guard currencies[row] != last else { return }
            last = currencies[row]
            seen.insert(currencies[row])
        }
        guard seen.count > 1 else { return }
        let names = seen.sorted().map { code in
            code == OrderEvent.noCurrency ? nil : texts.currencies?.text(code)
        }
        throw SegmentEngineError.severalCurrencies(word: word.rawValue, currencies: names)
    }
}
