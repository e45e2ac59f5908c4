internal import Columns
internal import EventModel
internal import EventStore

/// Which versions of orders a condition counts, decided for many of them at once.
struct OrderChoice {
    private let orders: ResolvedOrders
    private let isOfMoment: Bool
    private let predicate: OrderPredicate?

    /// Binds what a condition says of orders.
    ///
    /// - Parameters:
    ///   - isOfMoment: Whether all versions are valid at the condition's moment.
    ///   - predicate: What the condition asks of an order besides, bound.
    init(_ orders: ResolvedOrders, isOfMoment: Bool, predicate: OrderPredicate?) {
        self.orders = orders
        self.isOfMoment = isOfMoment
        self.predicate = predicate
    }

    /// The lists that are looked at in versions whose dates lie in a range.
    func lists(ofVersionsOf dates: ClosedRange<Int64>) -> OrderVersionLists {
        guard isOfMoment else { return .all }
        var lists = predicate?.lists ?? []
        if orders.onlyDelivered { lists.insert(.statuses) }
        if dates.upperBound > orders.asOf || orders.dates != .always && !orders.dates.contains(dates) {
            lists.insert(.dates)
        }
        return lists
    }

    /// Those of some versions that count.
    ///
    /// - Throws: `StoreError` where events have to be read and cannot be.
    func counted(_ versions: OrderVersions) throws -> Bitmap {
        var counted = Self.valid(versions, asOf: orders.asOf, isOfMoment: isOfMoment)
        if orders.onlyDelivered {
            counted.formAnd(with: versions.having(.delivered))
        }
        let range = orders.dates
        if range != .always, !(versions.knownDates.map(range.contains) ?? false) {
            counted.formAnd(with: versions.dates.places { range.contains($0) })
        }
        if let predicate { counted.formAnd(with: try predicate.holding(versions, asOf: orders.asOf)) }
        return counted
    }

    /// The orders as of a moment: the versions valid at it, whose date is not later.
    static func valid(_ versions: OrderVersions, asOf moment: Int64, isOfMoment: Bool) -> Bitmap {
        // Where the catalogue tells that all dates are in a range they need not be decoded.
        let valid =
            if let dates = versions.knownDates, dates.upperBound <= moment {
                Bitmap(count: versions.count, repeating: true)
            } else {
                versions.dates.places { $0 <= moment }
            }
        guard !isOfMoment else { return valid }
        var all = versions.validFrom.places { $0 <= moment }
        all.formAnd(with: versions.validTo.places { moment < $0 })
        all.formAnd(with: valid)
        return all
    }
}

extension Array {
    /// The bitmap of the places whose element satisfies a condition.
    @inline(__always)
    func places(where holds: (Element) -> Bool) -> Bitmap {
        withUnsafeBufferPointer { elements in Bitmap(of: elements.count) { holds(elements[$0]) } }
    }
}
