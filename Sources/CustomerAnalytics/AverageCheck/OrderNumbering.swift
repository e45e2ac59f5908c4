internal import EventModel
internal import EventStore

/// The cell of an order, its group and currency, where the version of the order alone tells them.
struct OrderNumbering: Sendable {
    private enum Key: Sendable {
        case all
        case status
        case hour
        /// By the number of the day from the first one on.
        case day(first: Int64, offsets: [UInt32], base: Int, TimeGrouping)
    }

    /// How many cells there are, used or not.
    let count: Int
    private let key: Key
    /// The currencies in the order of the results, the missing one last.
    private let currencies: [String?]
    /// The place of a currency among them, by its code and one; `none` for one that is not wanted.
    private let slots: [UInt32]
    /// Whether groups are currencies, so that a cell is both.
    private let groupsAreCurrencies: Bool
    /// The dates that orders of the book have by the catalogue, in microseconds.
    let knownDates: ClosedRange<Int64>
    /// The dates of orders that have a cell.
    private let dates: ClosedRange<Int64>

    /// The cell of an order that has none.
    static let none = UInt32.max

    /// Numbers the cells of a grouping; nil if a version does not tell its cell, or if there are more cells or dates than
    /// ``FirstOrderCells`` can hold.
    init?(_ grouping: AverageCheckGrouping, of book: OrderBook, _ sieve: OrderSieve) {
        dates = sieve.dates
        let known = book.versions.dateBounds ?? 0...0
        knownDates = known
        guard UInt64(bitPattern: known.upperBound &- known.lowerBound) < FirstOrderCells.longestRange else {
            return nil
        }
        groupsAreCurrencies = if case .currency = grouping { true } else { false }
        let groups: Int
        switch grouping {
        case .all, .currency: (key, groups) = (.all, 1)
        case .status: (key, groups) = (.status, 256)
        case .time(.hour): (key, groups) = (.hour, 24)
        case .time(let step):
            let bounds = known.clamped(to: dates)
            let first = bounds.lowerBound.dividedFlooring(by: WallClock.day)
            let last = bounds.upperBound.dividedFlooring(by: WallClock.day)
            let numbers = (Int(first)...Int(last)).map { step.number(ofDay: $0) }
            let base = numbers.min() ?? 0
            groups = (numbers.max() ?? base) - base + 1
            key = .day(first: first, offsets: numbers.map { UInt32(truncatingIfNeeded: $0 - base) }, base: base, step)
        case .firstOrRepeat, .parameter, .contacts: return nil
        }
        let names = book.currencyNames
        var slots = [UInt32](repeating: Self.none, count: names.count + 1)
        switch sieve.selection.currency {
        case nil:
            let sorted = names.indices.sorted { names[$0] < names[$1] }
            for (slot, code) in sorted.enumerated() { slots[code + 1] = UInt32(slot) }
            slots[0] = UInt32(names.count)
            currencies = sorted.map { names[$0] } + [nil]
        case .missing:
            slots[0] = 0
            currencies = [nil]
        case .named(let name):
            if let code = names.firstIndex(of: name) { slots[code + 1] = 0 }
            currencies = [name]
        }
        self.slots = slots
        let (count, overflow) = groups.multipliedReportingOverflow(by: currencies.count)
        guard !overflow, count <= FirstOrderCells.mostCells else { return nil }
        self.count = count
    }

    /// The group's name and the currency of a cell.
    func name(of cell: Int) -> (group: String?, currency: String?) {
        let (group, slot) = cell.quotientAndRemainder(dividingBy: currencies.count)
        if groupsAreCurrencies { return (currencies[slot], currencies[slot]) }
        return (name(ofGroup: group), currencies[slot])
    }

    private func name(ofGroup group: Int) -> String? {
        switch key {
        case .all: "all"
        case .status: OrderStatus(rawValue: UInt8(truncatingIfNeeded: group))?.name
        case .hour: TimeGrouping.hour.name(of: group)
        case .day(_, _, let base, let step): step.name(of: base + group)
        }
    }

    /// Whether the dates of some versions are among those that the catalogue knows of, as they are not if it is damaged.
    func knowsDates(of versions: OrderVersions, in range: Range<Int>) -> Bool {
        if let dates = versions.packedDates, knownDates.contains(dates) { return true }
        return versions.dates[range].allSatisfy { knownDates.contains($0) }
    }

    /// The cell of each order, ``none`` for those with a date or currency that is not wanted.
    func cells(of versions: OrderVersions, _ rows: [UInt32]) -> [UInt32] {
        let (currencyList, dateList, statusList) = (versions.currencies, versions.dates, versions.statuses)
        let (currencies, dates, statuses) = (currencyList.span, dateList.span, statusList.span)
        let (slots, rows) = (slots.span, rows.span)
        let (slotCount, wanted) = (UInt32(self.currencies.count), self.dates)
        let areAllWanted = versions.knownDates.map { wanted.contains($0) } ?? false
        let isEachSlotWanted = !self.slots.contains(Self.none)
        /// Fills in the cells, given the group of a row.
        @inline(__always)
        func cells(_ group: (Int) -> UInt32) -> [UInt32] {
            [UInt32](unsafeUninitializedCapacity: rows.count) { cells, count in
                if areAllWanted, isEachSlotWanted {
                    for index in rows.indices {
                        let row = Int(rows[unchecked: index])
                        let slot = slots[unchecked: Int(currencies[unchecked: row] &+ 1)]
                        cells.initializeElement(at: index, to: group(row) &* slotCount &+ slot)
                    }
                    count = rows.count
                    return
                }
                for index in rows.indices {
                    let row = Int(rows[unchecked: index])
                    let slot = slots[unchecked: Int(currencies[unchecked: row] &+ 1)]
                    let isWanted = slot != Self.none && (areAllWanted || wanted.contains(dates[unchecked: row]))
                    cells.initializeElement(at: index, to: isWanted ? group(row) &* slotCount &+ slot : Self.none)
                }
                count = rows.count
            }
        }
        switch key {
        case .all: return cells { _ in 0 }
        case .status: return cells { UInt32(statuses[unchecked: $0]) }
        case .hour:
            return cells { row in
                let date = dates[unchecked: row]
                let midnight = date.dividedFlooring(by: WallClock.day) &* WallClock.day
                return UInt32(truncatingIfNeeded: (date &- midnight) / WallClock.hour)
            }
        case .day(let first, let offsets, _, _):
            let offsets = offsets.span
            // No wanted date is earlier than the first day, so whole days can be counted without regard to signs.
            let start = first &* WallClock.day
            return cells { offsets[Int(UInt64(bitPattern: dates[unchecked: $0] &- start) / UInt64(WallClock.day))] }
        }
    }
}
