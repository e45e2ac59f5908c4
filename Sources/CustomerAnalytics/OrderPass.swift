internal import Columns
internal import EventModel
internal import EventStore

/// What decides which orders a selection counts, ready for a loop over versions.
struct OrderSieve: Sendable {
    let selection: OrderSelection
    let currencyNames: [String]
    /// Whether all versions are valid at the moment of the selection.
    fileprivate let isOfMoment: Bool
    fileprivate let asOf: Int64
    /// The dates that an order which counts may have, in microseconds, both in it.
    let dates: ClosedRange<Int64>
    /// A bit a status.
    fileprivate let statuses: UInt8
    /// Where the one currency that counts is tallied; nil for all of them, and a place that no order has for one that is
    /// unknown.
    fileprivate let currencySlot: Int?

    /// Makes one for the orders of a book.
    init(_ selection: OrderSelection, _ book: OrderBook) {
        precondition(
            book.moment == nil || book.moment == selection.asOf,
            "The book knows the orders of another moment"
        )
        self.selection = selection
        currencyNames = book.currencyNames
        isOfMoment = book.moment != nil
        asOf = selection.asOf.microseconds
        let from = selection.from?.microseconds ?? .min
        let to = min(selection.to?.microseconds ?? .max, asOf)
        // Of a range that ends before it begins nothing is left; that is found out order by order.
        dates = from <= to ? from...to : .max ... .max
        statuses = selection.statuses.reduce(UInt8(0)) { $0 | 1 << $1.rawValue }
        currencySlot =
            switch selection.currency {
            case nil: nil
            case .missing: 0
            case .named(let name): book.currencyNames.firstIndex(of: name).map { $0 + 1 } ?? -1
            }
    }
}

/// A pass over versions that picks the orders which count, and tallies all.
struct OrderPass: Sendable {
    private let sieve: OrderSieve
    private var laterThanAsOf = 0
    /// Rows take turns at two tallies of everything: a sum that waits for the one before it would take the longest.
    private var statusCounts = [Int](repeating: 0, count: 512)
    /// By the code and one: the code that stands for no currency wraps round to 0.
    private var currencyCounts: [Int]
    /// What becomes of a row that counts as of the moment and by its date, by its status and, fastest, the
    /// place of its currency.
    private let fates: [UInt8]
    /// How many such rows there are of each kind, twice over; empty if there are too many kinds.
    private var kindCounts: [Int]

    /// More currencies are not counted together with statuses: that table would be greater than what lies near the processor.
    private static let mostCurrencies = 16
    private static let counts: UInt8 = 1
    private static let isCancelled: UInt8 = 2

    /// Begins a pass.
    init(_ sieve: OrderSieve) {
        self.sieve = sieve
        let slots = sieve.currencyNames.count + 1
        currencyCounts = Array(repeating: 0, count: 2 * slots)
        let kinds = slots <= Self.mostCurrencies ? 256 * slots : 0
        kindCounts = Array(repeating: 0, count: 2 * kinds)
        fates = (0..<kinds).map { kind in
            let (status, slot) = kind.quotientAndRemainder(dividingBy: slots)
            guard sieve.currencySlot == nil || sieve.currencySlot == slot else { return 0 }
            let counts = sieve.statuses >> status & 1 == 1 ? Self.counts : 0
            return counts | (status == Int(OrderStatus.cancelled.rawValue) ? Self.isCancelled : 0)
        }
    }

    /// Those rows of a range whose orders count.
    mutating func counted(of versions: OrderVersions, in range: Range<Int>) -> [UInt32] {
        pick(versions, range, wantsCancelled: false).counted
    }

    /// Those rows of a range whose orders count, and those whose orders would but were cancelled.
    mutating func countedAndCancelled(
        of versions: OrderVersions,
        in range: Range<Int>
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        pick(versions, range, wantsCancelled: true)
    }

    /// Picks among rows of one moment whose dates all count, so that status and currency decide alone.
    private mutating func pickByKind(
        _ versions: OrderVersions,
        _ range: Range<Int>,
        wantsCancelled: Bool
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        let (statusList, currencyList) = (versions.statuses, versions.currencies)
        let (statuses, currencies) = (statusList.span, currencyList.span)
        let slots = currencyCounts.count / 2
        let (fateList, kinds) = (fates, fates.count)
        let fates = fateList.span
        var cancelled: [UInt32] = []
        let counted = [UInt32](unsafeUninitializedCapacity: range.count + 1) { counted, count in
            cancelled = [UInt32](unsafeUninitializedCapacity: wantsCancelled ? range.count + 1 : 0) { called, off in
                kindCounts.withUnsafeMutableBufferPointer { kindCounts in
                    for row in range {
                        let kind = Int(statuses[row]) &* slots &+ Int(currencies[row] &+ 1)
                        let fate = fates[kind]
                        kindCounts[(row & 1) &* kinds &+ kind] &+= 1
                        counted.initializeElement(at: count, to: UInt32(truncatingIfNeeded: row))
                        count &+= Int(fate & Self.counts)
                        guard wantsCancelled else { continue }
                        called.initializeElement(at: off, to: UInt32(truncatingIfNeeded: row))
                        off &+= Int(fate & Self.isCancelled) &>> 1
                    }
                }
            }
        }
        return (counted, cancelled)
    }

    /// Writes every row and goes on to the next place only if it is one that is wanted: no branch has to be foretold.
    @inline(__always)
    private mutating func pick(
        _ versions: OrderVersions,
        _ range: Range<Int>,
        wantsCancelled: Bool
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        let sieve = sieve
        if !fates.isEmpty, sieve.isOfMoment, sieve.selection.contacts == nil,
            let dates = versions.knownDates, sieve.dates.contains(dates)
        {
            return pickByKind(versions, range, wantsCancelled: wantsCancelled)
        }
        let (asOf, from, wantedStatuses) = (sieve.asOf, sieve.dates.lowerBound, sieve.statuses)
        let length = UInt64(bitPattern: sieve.dates.upperBound &- from)
        let (anySlot, wantedSlot) = (sieve.currencySlot == nil, sieve.currencySlot ?? 0)
        let (dateList, statusList, currencyList) = (versions.dates, versions.statuses, versions.currencies)
        let (dates, statuses, currencies) = (dateList.span, statusList.span, currencyList.span)
        let members = sieve.selection.contacts
        let contacts = members == nil ? [] : versions.contacts
        let isOfMoment = sieve.isOfMoment
        let (validFrom, validTo) = isOfMoment ? ([], []) : (versions.validFrom, versions.validTo)
        let currencySlots = currencyCounts.count / 2
        var cancelled: [UInt32] = []
        var later = 0
        let counted = [UInt32](unsafeUninitializedCapacity: range.count + 1) { counted, count in
            cancelled = [UInt32](unsafeUninitializedCapacity: wantsCancelled ? range.count + 1 : 0) { called, off in
                statusCounts.withUnsafeMutableBufferPointer { statusCounts in
                    currencyCounts.withUnsafeMutableBufferPointer { currencyCounts in
                        for row in range where isOfMoment || (validFrom[row] <= asOf && asOf < validTo[row]) {
                            if let members, !members[Int(contacts[row])] { continue }
                            let (date, status) = (dates[row], statuses[row])
                            guard date <= asOf else {
                                later &+= 1
                                continue
                            }
                            let turn = row & 1
                            statusCounts[turn &<< 8 | Int(status)] &+= 1
                            let slot = Int(currencies[row] &+ 1)
                            let isInDates = UInt64(bitPattern: date &- from) <= length ? 1 : 0
                            let counts = Int(wantedStatuses &>> status & 1) & isInDates
                            currencyCounts[turn &* currencySlots &+ slot] &+= counts
                            let isOfCurrency = anySlot || slot == wantedSlot ? 1 : 0
                            counted.initializeElement(at: count, to: UInt32(truncatingIfNeeded: row))
                            count &+= counts & isOfCurrency
                            guard wantsCancelled else { continue }
                            called.initializeElement(at: off, to: UInt32(truncatingIfNeeded: row))
                            off &+= (status == OrderStatus.cancelled.rawValue ? 1 : 0) & isInDates & isOfCurrency
                        }
                    }
                }
            }
        }
        laterThanAsOf += later
        return (counted, cancelled)
    }

    /// What passes over all versions found, each version having been in one of them.
    static func tallies(_ passes: [OrderPass]) -> OrderTallies {
        let sieve = passes[0].sieve
        var statusCounts = [Int](repeating: 0, count: 256)
        var currencyCounts = [Int](repeating: 0, count: sieve.currencyNames.count + 1)
        for pass in passes {
            for place in pass.statusCounts.indices { statusCounts[place & 255] += pass.statusCounts[place] }
            for place in pass.currencyCounts.indices {
                currencyCounts[place % currencyCounts.count] += pass.currencyCounts[place]
            }
            for place in pass.kindCounts.indices where pass.kindCounts[place] > 0 {
                let (status, slot) = (place % pass.fates.count).quotientAndRemainder(dividingBy: currencyCounts.count)
                statusCounts[status] += pass.kindCounts[place]
                guard sieve.statuses >> status & 1 == 1 else { continue }
                currencyCounts[slot] += pass.kindCounts[place]
            }
        }
        let statuses = OrderStatus.allCases.map { StatusTally(status: $0, orders: statusCounts[Int($0.rawValue)]) }
        let ofStatuses = statuses.reduce(0) { $0 + (sieve.selection.statuses.contains($1.status) ? $1.orders : 0) }
        let ofDates = currencyCounts.reduce(0, +)
        let count = sieve.currencySlot.map { currencyCounts.indices.contains($0) ? currencyCounts[$0] : 0 } ?? ofDates
        var leftOut = OrdersLeftOut()
        leftOut.laterThanAsOf = passes.reduce(0) { $0 + $1.laterThanAsOf }
        leftOut.status = statusCounts.reduce(0, +) - ofStatuses
        leftOut.date = ofStatuses - ofDates
        leftOut.currency = ofDates - count
        return OrderTallies(
            selection: sieve.selection,
            count: count,
            leftOut: leftOut,
            statuses: statuses.filter { $0.orders > 0 },
            currencies: CurrencyTally.tallies(currencyCounts, names: sieve.currencyNames)
        )
    }
}
