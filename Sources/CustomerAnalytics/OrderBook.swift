internal import Columns
package import EventModel
package import EventStore

/// The orders of a store in their versions, from which the orders of a moment are counted.
///
/// The versions are read when they are first asked for, on the thread that has the snapshot.
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

    /// Takes the orders of a store.
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
        let versions = try snapshot.orderVersions(validAt: moment, dates: dates)
        let names = dictionary.map { dictionary in (0..<UInt32(dictionary.count)).map { dictionary.text($0) } }
        // A name that is damaged comes as an empty one, which could be asked for.
        try snapshot.checkTexts()
        self.init(
            versions: versions,
            currencyNames: names ?? [],
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
        let sieve = OrderSieve(selection, self)
        let parts = Concurrently.mapSlices(of: versions.count) { slice in
            var pass = OrderPass(sieve)
            let rows = pass.counted(of: versions, in: slice)
            return (pass, rows)
        }
        return CountedOrders(
            book: self,
            rows: parts.count == 1 ? parts[0].1 : Array(parts.map(\.1).joined()),
            tallies: OrderPass.tallies(parts.map(\.0))
        )
    }

    /// How many orders a selection counts, and what else there is.
    package func tallies(_ selection: OrderSelection) -> OrderTallies {
        let sieve = OrderSieve(selection, self)
        return OrderPass.tallies(
            versions.gather(reading: sieve.lists(ofVersionsOf:)) {
                OrderPass(sieve)
            } _: { pass, versions, range in
                _ = pass.counted(of: versions, in: range)
            }
        )
    }

    /// Calls with all orders that a selection counts, some at a time, on all cores; nothing is kept of those of a file.
    ///
    /// - Parameters:
    ///   - lists: The lists of the versions that are going to be asked for; others must not be.
    ///   - none: What a thread begins with.
    ///   - take: Adds some orders to what a thread has: the versions in some rows.
    /// - Returns: What each thread has, at least one, and the tallies of all orders.
    package func gather<Found: Sendable>(
        _ selection: OrderSelection,
        reading lists: OrderVersionLists,
        beginning none: @escaping @Sendable () -> Found,
        _ take: @escaping @Sendable (inout Found, OrderVersions, [UInt32]) -> Void
    ) -> (found: [Found], tallies: OrderTallies) {
        let sieve = OrderSieve(selection, self)
        let parts = versions.gather { dates in
            lists.union(sieve.lists(ofVersionsOf: dates))
        } beginning: {
            (pass: OrderPass(sieve), found: none())
        } _: { part, versions, range in
            let rows = part.pass.counted(of: versions, in: range)
            if !rows.isEmpty { take(&part.found, versions, rows) }
        }
        return (parts.map(\.found), OrderPass.tallies(parts.map(\.pass)))
    }
}
