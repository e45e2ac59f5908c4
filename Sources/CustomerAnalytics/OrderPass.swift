internal import CVectors
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
    /// The number of the status of orders that were called off, which is asked for 64 versions after 64.
    fileprivate let cancelled = OrderStatus.cancelled.rawValue
    /// How many statuses there are: they have the numbers below.
    private let statusCount = OrderStatus.abandonedShoppingCart.rawValue + 1
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

extension OrderSieve {
    /// Of more currencies each row is looked at by itself.
    private static var mostCurrencies: Int { 15 }

    /// Whether status and currency alone decide among orders whose dates lie in a range by the catalogue; no if
    /// that is nil.
    fileprivate func isBlindToDates(in known: ClosedRange<Int64>?) -> Bool {
        guard currencyNames.count <= Self.mostCurrencies, isOfMoment, selection.contacts == nil else { return false }
        return known.map { dates.contains($0) } ?? false
    }

    /// The lists that an ``OrderPass`` asks for of versions whose dates lie in a range by the catalogue.
    func lists(ofVersionsOf dates: ClosedRange<Int64>) -> OrderVersionLists {
        let always: OrderVersionLists = [.statuses, .currencies]
        return isBlindToDates(in: dates) ? always : always.union([.dates, .contacts])
    }

    /// Tallies the statuses of those of 64 versions whose bit is one.
    ///
    /// - Returns: A bit for each that is wanted, and for each that was called off.
    @inline(__always)
    fileprivate func tally(
        _ rows: UInt64,
        _ statuses: UnsafePointer<UInt8>,
        in counts: UnsafeMutableBufferPointer<Int>
    ) -> (wanted: UInt64, cancelled: UInt64) {
        var (wanted, cancelled, left) = (UInt64(0), UInt64(0), rows)
        var status: UInt8 = 0
        while left != 0, status < statusCount {
            let own = bitsOfEqualBytes(statuses, status) & left
            counts[Int(status)] &+= own.nonzeroBitCount
            wanted |= own & (0 &- UInt64(self.statuses &>> status & 1))
            if status == self.cancelled { cancelled = own }
            left &= ~own
            status &+= 1
        }
        // Greater ones stand in damaged files alone.
        while left != 0 {
            let place = left.trailingZeroBitCount
            counts[Int(statuses[place])] &+= 1
            wanted |= UInt64(self.statuses >> statuses[place] & 1) &<< UInt64(place)
            left &= left &- 1
        }
        return (wanted, cancelled)
    }

    /// Tallies the currencies of those of 64 versions that have a wanted status.
    ///
    /// - Returns: A bit for each of these, and of the cancelled ones, whose currency is wanted; others may have one.
    @inline(__always)
    fileprivate func tally(
        _ wanted: UInt64,
        _ cancelled: UInt64,
        _ currencies: UnsafePointer<UInt32>,
        in counts: UnsafeMutableBufferPointer<Int>
    ) -> UInt64 {
        var (ofCurrency, left) = (currencySlot == nil ? UInt64.max : 0, wanted | cancelled)
        // The code of no currency, which wraps round to slot 0, is the rarest, and comes last.
        var slot = counts.count > 1 ? 1 : 0
        while left != 0 {
            let own = bitsOfEqualIntegers(currencies, UInt32(truncatingIfNeeded: slot) &- 1)
            counts[slot] &+= (own & wanted).nonzeroBitCount
            if slot == currencySlot { ofCurrency = own }
            if slot == 0 { break }
            left &= ~own
            slot = slot &+ 1 < counts.count ? slot &+ 1 : 0
        }
        return ofCurrency
    }
}

/// A pass over versions that picks the orders which count, and tallies all.
struct OrderPass: Sendable {
    private let sieve: OrderSieve
    private var laterThanAsOf = 0
    private var statusCounts = [Int](repeating: 0, count: 256)
    /// By the code and one: the code that stands for no currency wraps round to 0.
    private var currencyCounts: [Int]

    /// Begins a pass.
    init(_ sieve: OrderSieve) {
        self.sieve = sieve
        currencyCounts = Array(repeating: 0, count: sieve.currencyNames.count + 1)
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

    /// Picks among rows of one moment whose dates all count, so that status and currency decide alone: 64 rows at a time, of
    /// which a word has a bit each.
    private mutating func pickByWords(
        _ versions: OrderVersions,
        _ range: Range<Int>,
        wantsCancelled: Bool
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        let (statusList, currencyList) = (versions.statuses, versions.currencies)
        let sieve = sieve
        let room = range.count + Self.spare
        var cancelled: [UInt32] = []
        let counted = [UInt32](unsafeUninitializedCapacity: room) { counted, count in
            cancelled = [UInt32](unsafeUninitializedCapacity: wantsCancelled ? room : 0) { called, off in
                statusCounts.withUnsafeMutableBufferPointer { statusCounts in
                    currencyCounts.withUnsafeMutableBufferPointer { currencyCounts in
                        Self.forEachWord(statusList, currencyList, range) { row, rows, statuses, currencies in
                            let (wanted, ofStatus) = sieve.tally(rows, statuses, in: statusCounts)
                            let others = wantsCancelled ? ofStatus : 0
                            let ofCurrency = sieve.tally(wanted, others, currencies, in: currencyCounts)
                            count = Self.write(wanted & ofCurrency, from: row, to: counted, at: count)
                            if wantsCancelled { off = Self.write(others & ofCurrency, from: row, to: called, at: off) }
                        }
                    }
                }
            }
        }
        return (counted, cancelled)
    }

    /// Calls with 64 rows at a time: the first, a bit for each of them that there is, and their statuses and currencies.
    @inline(__always)
    private static func forEachWord(
        _ statuses: [UInt8],
        _ currencies: [UInt32],
        _ range: Range<Int>,
        _ body: (Int, _ rows: UInt64, UnsafePointer<UInt8>, UnsafePointer<UInt32>) -> Void
    ) {
        precondition(min(statuses.count, currencies.count) >= range.upperBound, "Each row has its entries")
        // The last ones are copied to where there is room for 64.
        let rest = range.count % 64
        let whole = range.upperBound - rest
        let noStatuses = [UInt8](repeating: 0, count: 64 - rest)
        let noCurrencies = [UInt32](repeating: 0, count: 64 - rest)
        let lastStatuses = statuses[whole..<range.upperBound] + noStatuses
        let lastCurrencies = currencies[whole..<range.upperBound] + noCurrencies
        let words = (range.count + 63) / 64
        statuses.withUnsafeBufferPointer { statuses in
            currencies.withUnsafeBufferPointer { currencies in
                lastStatuses.withUnsafeBufferPointer { lastStatuses in
                    lastCurrencies.withUnsafeBufferPointer { lastCurrencies in
                        guard let status = statuses.baseAddress, let currency = currencies.baseAddress,
                            let lastStatus = lastStatuses.baseAddress, let lastCurrency = lastCurrencies.baseAddress
                        else { return }
                        for word in 0..<words {
                            let row = range.lowerBound &+ word &* 64
                            let (place, last) = row < whole ? (row, false) : (0, true)
                            let rows = last ? 1 &<< UInt64(rest) &- 1 : UInt64.max
                            let statuses = (last ? lastStatus : status) + place
                            body(row, rows, statuses, (last ? lastCurrency : currency) + place)
                        }
                    }
                }
            }
        }
    }

    /// How many rows behind those that are wanted ``write(_:from:to:at:)`` may write.
    private static let spare = 8
    /// For each byte the places of its ones, a byte each.
    private static let placesInByte: [UInt64] = (0..<256).map { byte in
        let places = (0..<8).filter { byte >> $0 & 1 == 1 }
        return places.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Writes the rows whose bits are one, counted from a row, and gives the place behind them.
    @inline(__always)
    private static func write(
        _ bits: UInt64,
        from first: Int,
        to rows: UnsafeMutableBufferPointer<UInt32>,
        at place: Int
    ) -> Int {
        guard let rows = rows.baseAddress else { return place }
        let first = UInt32(truncatingIfNeeded: first)
        let written = placesInByte.withUnsafeBufferPointer {
            writePlacesOfOnes(bits, first, $0.baseAddress, rows + place)
        }
        return place &+ written
    }

    /// Picks rows by words where status and currency decide alone, else each by itself.
    @inline(__always)
    private mutating func pick(
        _ versions: OrderVersions,
        _ range: Range<Int>,
        wantsCancelled: Bool
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        if sieve.isBlindToDates(in: versions.knownDates) {
            return pickByWords(versions, range, wantsCancelled: wantsCancelled)
        }
        return pickEach(versions, range, wantsCancelled: wantsCancelled)
    }

    /// Writes every row and goes on to the next place only if it is one that is wanted: no branch has to be foretold.
    @inline(__always)
    private mutating func pickEach(
        _ versions: OrderVersions,
        _ range: Range<Int>,
        wantsCancelled: Bool
    ) -> (counted: [UInt32], cancelled: [UInt32]) {
        guard !range.isEmpty else { return ([], []) }
        let sieve = sieve
        let (asOf, from, wantedStatuses) = (sieve.asOf, sieve.dates.lowerBound, sieve.statuses)
        let length = UInt64(bitPattern: sieve.dates.upperBound &- from)
        let (anySlot, wantedSlot) = (sieve.currencySlot == nil, sieve.currencySlot ?? 0)
        let (dateList, statusList, currencyList) = (versions.dates, versions.statuses, versions.currencies)
        let (dates, statuses, currencies) = (dateList.span, statusList.span, currencyList.span)
        let members = sieve.selection.contacts
        let contacts = members == nil ? [] : versions.contacts
        let isOfMoment = sieve.isOfMoment
        let (validFrom, validTo) = isOfMoment ? ([], []) : (versions.validFrom, versions.validTo)
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
                            statusCounts[Int(status)] &+= 1
                            let slot = Int(currencies[row] &+ 1)
                            let isInDates = UInt64(bitPattern: date &- from) <= length ? 1 : 0
                            let counts = Int(wantedStatuses &>> status & 1) & isInDates
                            currencyCounts[slot] &+= counts
                            let isOfCurrency = anySlot || slot == wantedSlot ? 1 : 0
                            counted.initializeElement(at: count, to: UInt32(truncatingIfNeeded: row))
                            count &+= counts & isOfCurrency
                            guard wantsCancelled else { continue }
                            called.initializeElement(at: off, to: UInt32(truncatingIfNeeded: row))
                            off &+= (status == sieve.cancelled ? 1 : 0) & isInDates & isOfCurrency
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
            for status in statusCounts.indices { statusCounts[status] += pass.statusCounts[status] }
            for slot in currencyCounts.indices { currencyCounts[slot] += pass.currencyCounts[slot] }
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
