internal import Columns
package import EventModel
package import EventStore

/// The orders of a store in their versions, from which the orders of a moment are counted.
///
/// Reading it costs what decoding the versions costs; every ``counted(_:)`` after that is one pass in memory.
package struct OrderBook: Sendable {
    /// The versions.
    package let versions: OrderVersions
    /// The names of currencies by their codes.
    package let currencyNames: [String]
    /// How many contacts the store has; contact numbers are below it.
    package let contactCount: Int
    /// The only moment that the book knows the orders of; nil if it knows those of all moments.
    package let moment: WallClock?
    /// The dates of which the book has all orders, in microseconds; nil if it has those of all dates.
    package let dates: ClosedRange<Int64>?

    /// Reads the orders of a store.
    ///
    /// - Parameters:
    ///   - moment: The only moment that will be asked for; nil for all.
    ///   - dates: The dates that orders will be asked for, in microseconds; nil for all.
    /// - Throws: `StoreError`.
    package init(
        _ snapshot: StoreSnapshot,
        asOf moment: WallClock? = nil,
        dates: ClosedRange<Int64>? = nil
    ) throws {
        let dictionary = snapshot.parameterColumn(named: "currency").map { snapshot.dictionary(of: $0) }
        self.init(
            versions: try snapshot.orderVersions(validAt: moment, dates: dates),
            currencyNames: dictionary.map { dictionary in (0..<UInt32(dictionary.count)).map { dictionary.text($0) } }
                ?? [],
            contactCount: snapshot.contacts.count,
            moment: moment,
            dates: dates
        )
    }

    /// Makes a book from versions whose currency codes are indexes of `currencyNames`, or `OrderEvent.noCurrency`.
    package init(
        versions: OrderVersions,
        currencyNames: [String],
        contactCount: Int,
        moment: WallClock? = nil,
        dates: ClosedRange<Int64>? = nil
    ) {
        self.versions = versions
        self.currencyNames = currencyNames
        self.contactCount = contactCount
        self.moment = moment
        self.dates = dates
    }

    /// Whether the book has the orders of some dates as of a moment.
    ///
    /// - Parameter dates: In microseconds; nil for all.
    package func covers(_ moment: WallClock, dates: ClosedRange<Int64>?) -> Bool {
        guard self.moment == nil || self.moment == moment else { return false }
        guard let own = self.dates else { return true }
        return dates.map { own.contains($0) } ?? false
    }

    /// The orders that a selection counts, in the order of the versions.
    ///
    /// The selection must speak of the book's moment, if it has one.
    package func counted(_ selection: OrderSelection) -> CountedOrders {
        precondition(moment == nil || moment == selection.asOf, "The book knows the orders of another moment")
        let passes = Concurrently.mapSlices(of: versions.count) { slice in
            CountingPass(
                versions,
                isOfMoment: moment != nil,
                in: slice,
                selection,
                currencyNames: currencyNames
            )
        }
        let statuses = OrderStatus.allCases.map { status in
            StatusTally(status: status, orders: passes.sum { $0.statusCounts[Int(status.rawValue)] })
        }
        let currencies = (0...currencyNames.count).map { slot in
            CurrencyTally(
                currency: slot == 0 ? nil : currencyNames[slot - 1],
                orders: passes.sum { $0.currencyCounts[slot] }
            )
        }
        return CountedOrders(
            book: self,
            selection: selection,
            rows: passes.count == 1 ? passes[0].rows : Array(passes.map(\.rows).joined()),
            leftOut: passes.reduce(into: OrdersLeftOut()) { $0.add($1.leftOut) },
            statuses: statuses.filter { $0.orders > 0 },
            currencies: currencies.filter { $0.orders > 0 }.sorted {
                ($1.orders, $0.currency ?? "") < ($0.orders, $1.currency ?? "")
            }
        )
    }
}

/// One pass over some of the versions that keeps those which count and tallies the others.
private struct CountingPass: Sendable {
    private(set) var rows: [UInt32] = []
    private(set) var leftOut = OrdersLeftOut()
    private(set) var statusCounts = [Int](repeating: 0, count: 256)
    /// By the code and one: the code that stands for no currency wraps round to 0.
    private(set) var currencyCounts: [Int]

    init(
        _ versions: OrderVersions,
        isOfMoment: Bool,
        in slice: Range<Int>,
        _ selection: OrderSelection,
        currencyNames: [String]
    ) {
        currencyCounts = Array(repeating: 0, count: currencyNames.count + 1)
        let asOf = selection.asOf.microseconds
        let (earliest, latest) = (selection.from?.microseconds ?? .min, selection.to?.microseconds ?? .max)
        let statusMask = selection.statuses.reduce(UInt8(0)) { $0 | 1 << $1.rawValue }
        let currencySlot = Self.slot(of: selection.currency, currencyNames)
        let members = selection.contacts
        let (dates, statuses, currencies) = (versions.dates, versions.statuses, versions.currencies)
        let contacts = members == nil ? [] : versions.contacts
        let (validFrom, validTo) = isOfMoment ? ([], []) : (versions.validFrom, versions.validTo)
        rows = [UInt32](unsafeUninitializedCapacity: slice.count) { buffer, kept in
            for row in slice where isOfMoment || (validFrom[row] <= asOf && asOf < validTo[row]) {
                if let members, !members[Int(contacts[row])] { continue }
                let date = dates[row]
                guard date <= asOf else {
                    leftOut.laterThanAsOf += 1
                    continue
                }
                statusCounts[Int(statuses[row])] += 1
                guard statusMask &>> statuses[row] & 1 == 1 else {
                    leftOut.status += 1
                    continue
                }
                guard earliest <= date, date <= latest else {
                    leftOut.date += 1
                    continue
                }
                let slot = Int(currencies[row] &+ 1)
                currencyCounts[slot] += 1
                if let currencySlot, slot != currencySlot {
                    leftOut.currency += 1
                    continue
                }
                buffer.initializeElement(at: kept, to: UInt32(row))
                kept += 1
            }
        }
    }

    /// Where a currency is counted; nil for all of them, and a place that no order has for one that is unknown.
    private static func slot(of currency: CurrencyChoice?, _ names: [String]) -> Int? {
        switch currency {
        case nil: nil
        case .missing: 0
        case .named(let name): names.firstIndex(of: name).map { $0 + 1 } ?? -1
        }
    }
}

extension OrdersLeftOut {
    fileprivate mutating func add(_ other: OrdersLeftOut) {
        laterThanAsOf += other.laterThanAsOf
        status += other.status
        date += other.date
        currency += other.currency
    }
}

extension Array {
    fileprivate func sum(_ value: (Element) -> Int) -> Int { reduce(0) { $0 + value($1) } }
}
