package import Columns
package import EventModel

/// Versions of orders as columns: one entry a version in each list.
///
/// A version says what an order was from one of its events up to the next; the orders as of T are the versions with
/// `validFrom <= T < validTo` and `date <= T`. Times are microseconds on the store's clock.
///
/// Versions of a file decode each list when it is first asked for; keep it in a constant rather than ask for it in a loop.
/// Of the times, events and origins of versions that were read as of a moment, the first to ask must be the thread that has
/// the snapshot, since they are read from the file then.
package struct OrderVersions: Sendable {
    /// The lists of versions that were appended.
    private var own = Lists()
    /// Where the versions come from if they are those of a file; nothing is appended to these.
    private let file: File?

    /// The versions of a file, or of some groups of it.
    private struct File: Sendable {
        /// Reads them; nil for groups that were read.
        let source: OrderVersionSource?
        let groups: Lazily<OrderVersionGroups>
        let lists: Lazily<StoredOrderVersions>
        let listsOfGroups: Lazily<[StoredOrderVersions]>
    }

    private struct Lists: Sendable {
        var orders: [UInt32] = []
        var contacts: [UInt32] = []
        var validFrom: [Int64] = []
        var validTo: [Int64] = []
        var statuses: [UInt8] = []
        var totalMantissas: [Int64] = []
        var totalScales: [UInt8] = []
        var dates: [Int64] = []
        var currencies: [UInt32] = []
        var events: [Int64] = []
        var origins: [Int64] = []
    }

    /// Makes an empty list, to append to.
    package init() { file = nil }

    /// Makes the versions of a file, which are read when they are first asked for.
    init(_ source: OrderVersionSource) {
        let groups = Lazily { source.read() }
        file = File(
            source: source,
            groups: groups,
            lists: Lazily { StoredOrderVersions(groups.value, of: 0..<groups.value.groupCount) },
            listsOfGroups: Lazily {
                (0..<groups.value.groupCount).map { StoredOrderVersions(groups.value, of: $0..<$0 + 1) }
            }
        )
    }

    /// Makes the versions of groups that were opened.
    private init(_ groups: OrderVersionGroups) {
        self.init(groups, StoredOrderVersions(groups, of: 0..<groups.groupCount))
    }

    private init(_ groups: OrderVersionGroups, _ lists: StoredOrderVersions) {
        file = File(
            source: nil,
            groups: Lazily { groups },
            lists: Lazily { lists },
            listsOfGroups: Lazily { [lists] }
        )
    }

    private var stored: StoredOrderVersions? { file?.lists.value }

    /// The same versions in pieces of some ten thousand, whose lists are decoded piece by piece.
    ///
    /// Any thread may ask for lists of a piece, but for the times, events and origins.
    package var pieces: [OrderVersions] {
        guard let file else { return [self] }
        return file.listsOfGroups.value.map { OrderVersions(file.groups.value, $0) }
    }

    /// Calls with all of the versions, some at a time, on all cores; those of a file are read meanwhile, and not kept.
    ///
    /// The times, events and origins of the versions may be asked for if they were not read as of a moment.
    ///
    /// - Parameters:
    ///   - wanted: Which lists are going to be asked for of versions whose dates lie in a range; others must not be.
    ///   - none: What a thread begins with.
    ///   - take: Adds some rows of versions to what a thread has. Other versions come each time, or other rows of the same.
    /// - Returns: What each thread has; at least one.
    package func gather<Tally: Sendable>(
        reading wanted: (ClosedRange<Int64>) -> OrderVersionLists,
        beginning none: @escaping @Sendable () -> Tally,
        _ take: @escaping @Sendable (inout Tally, OrderVersions, Range<Int>) -> Void
    ) -> [Tally] {
        guard file == nil else {
            return gatherPieces(reading: wanted, beginning: none) { take(&$0, $1, 0..<$1.count) }
        }
        return Concurrently.mapSlices(of: count) { slice in
            var tally = none()
            take(&tally, self, slice)
            return tally
        }
    }

    /// The same with whole pieces of versions, of which those that are not of a file are one.
    ///
    /// - Parameter wanted: Which lists are going to be asked for of pieces whose dates lie in a range; others must not be.
    package func gatherPieces<Tally: Sendable>(
        reading wanted: (ClosedRange<Int64>) -> OrderVersionLists,
        beginning none: @escaping @Sendable () -> Tally,
        _ take: @escaping @Sendable (inout Tally, OrderVersions) -> Void
    ) -> [Tally] {
        guard let source = file?.source, !source.isInMemory else {
            let (pieces, threads) = (pieces, Concurrently.threads(for: count, fewest: Self.fewestOfThread))
            return Concurrently.stream(threads: min(pieces.count, threads), beginning: none) { give in
                for piece in pieces { give(piece) }
            } take: { (tally: inout Tally, piece: OrderVersions) in
                take(&tally, piece)
            }
        }
        let threads = Concurrently.threads(for: source.mostVersions, fewest: Self.fewestOfThread)
        return source.forEachGroup(threads: threads, reading: wanted, beginning: none) { tally, groups in
            take(&tally, OrderVersions(groups))
        }
    }

    /// Whether something holds for a piece of the versions; those of a file are read up to the first one for which it does.
    package func containsPiece(where holds: (OrderVersions) -> Bool) -> Bool {
        guard let source = file?.source, !source.isInMemory else { return pieces.contains(where: holds) }
        return source.containsGroup { holds(OrderVersions($0)) }
    }

    /// The range that the dates of all versions lie in, in microseconds, without reading any; nil if there are none.
    package var dateBounds: ClosedRange<Int64>? {
        if let source = file?.source { return source.dateBounds }
        return dates.range
    }

    /// The versions with a status.
    package func having(_ status: OrderStatus) -> Bitmap {
        let wanted = status.rawValue
        if let stored { return stored.bits(ofStatus: wanted) }
        return own.statuses.withUnsafeBufferPointer { statuses in
            Bitmap(of: statuses.count) { statuses[$0] == wanted }
        }
    }

    /// The contacts of the versions whose bit is one, in their order.
    package func contacts(of wanted: Bitmap) -> [UInt32] {
        stored?.contacts(of: wanted) ?? own.contacts.entries(where: wanted)
    }

    /// How many versions are worth a thread.
    private static let fewestOfThread = 1 << 16

    /// How many versions there are.
    package var count: Int { stored?.count ?? own.orders.count }

    /// The order: the code of its externalOrderId in that parameter's dictionary.
    package var orders: [UInt32] { stored?.orders.value ?? own.orders }
    /// The contact whose order it is.
    package var contacts: [UInt32] { stored?.contacts.value ?? own.contacts }
    /// The time from which the version is valid.
    package var validFrom: [Int64] { stored?.validFrom.value ?? own.validFrom }
    /// The time up to which it is valid, itself not in it; `Int64.max` while nothing follows.
    package var validTo: [Int64] { stored?.validTo.value ?? own.validTo }
    /// The status, as `OrderStatus` numbers them.
    package var statuses: [UInt8] { stored?.statuses.value ?? own.statuses }
    /// The total's digits.
    package var totalMantissas: [Int64] { stored?.totalMantissas.value ?? own.totalMantissas }
    /// How many digits of the total stand after the point.
    package var totalScales: [UInt8] { stored?.totalScales.value ?? own.totalScales }
    /// The order's own date.
    package var dates: [Int64] { stored?.dates.value ?? own.dates }
    /// The code of the currency in the parameter's dictionary, or `OrderEvent.noCurrency`.
    package var currencies: [UInt32] { stored?.currencies.value ?? own.currencies }
    /// The number of the event that made each version.
    package var events: [Int64] { stored?.events.value ?? own.events }
    /// The number of the event that created the order, for each version.
    package var origins: [Int64] { stored?.origins.value ?? own.origins }

    /// A range in which all dates lie by the catalogue, which may be damaged; nil if it is not known.
    package var knownDates: ClosedRange<Int64>? { stored?.knownDates.value }
    /// A range in which all dates surely lie, as far as how they are packed shows it without a look at each; nil if it does not.
    package var packedDates: ClosedRange<Int64>? { stored?.packedDates.value }
    /// The same of the totals' digits.
    package var knownTotalMantissas: ClosedRange<Int64>? { stored?.knownMantissas.value }
    /// The same of their scales.
    package var knownTotalScales: ClosedRange<UInt8>? { stored?.knownScales.value }

    /// Appends a version of an order.
    package mutating func append(order: UInt32, _ version: OrderVersion) {
        own.orders.append(order)
        own.contacts.append(version.contact)
        own.validFrom.append(version.validFrom.microseconds)
        own.validTo.append(version.validTo == .max ? .max : version.validTo.microseconds)
        own.statuses.append(version.status.rawValue)
        own.totalMantissas.append(version.total.mantissa)
        own.totalScales.append(version.total.scale)
        own.dates.append(version.date.microseconds)
        own.currencies.append(version.currency)
        own.events.append(version.number)
        own.origins.append(version.origin)
    }

    /// The versions of the given rows, in their order.
    func rows(_ rows: [Int32]) -> OrderVersions {
        func gathered<Value>(_ values: [Value]) -> [Value] { rows.map { values[Int($0)] } }
        var versions = OrderVersions()
        versions.own = Lists(
            orders: gathered(orders),
            contacts: gathered(contacts),
            validFrom: gathered(validFrom),
            validTo: gathered(validTo),
            statuses: gathered(statuses),
            totalMantissas: gathered(totalMantissas),
            totalScales: gathered(totalScales),
            dates: gathered(dates),
            currencies: gathered(currencies),
            events: gathered(events),
            origins: gathered(origins)
        )
        return versions
    }

    /// A version as a value.
    package subscript(index: Int) -> OrderVersion {
        let end = validTo[index]
        return OrderVersion(
            contact: contacts[index],
            validFrom: WallClock(microseconds: validFrom[index]),
            validTo: end == .max ? .max : WallClock(microseconds: end),
            status: OrderStatus(rawValue: statuses[index]) ?? .initialized,
            total: OrderTotal(mantissa: totalMantissas[index], scale: totalScales[index]),
            date: WallClock(microseconds: dates[index]),
            currency: currencies[index],
            number: events[index],
            origin: origins[index]
        )
    }
}
