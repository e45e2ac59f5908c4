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

    /// Those of some versions that count.
    ///
    /// - Throws: `StoreError` where events have to be read and cannot be.
    func counted(_ versions: OrderVersions) throws -> Bitmap {
        var counted = Self.valid(versions, asOf: orders.asOf, isOfMoment: isOfMoment)
        if orders.onlyDelivered {
            let statuses = versions.statuses
            counted.formAnd(with: Bitmap(of: versions.count) { statuses[$0] == OrderStatus.delivered.rawValue })
        }
        if orders.dates != .always {
            let dates = versions.dates
            counted.formAnd(with: Bitmap(of: versions.count) { orders.dates.contains(dates[$0]) })
        }
        if let predicate { counted.formAnd(with: try predicate.holding(versions, asOf: orders.asOf)) }
        return counted
    }

    /// The orders as of a moment: the versions valid at it, whose date is not later.
    static func valid(_ versions: OrderVersions, asOf moment: Int64, isOfMoment: Bool) -> Bitmap {
        let dates = versions.dates
        guard !isOfMoment else { return Bitmap(of: versions.count) { dates[$0] <= moment } }
        let (starts, ends) = (versions.validFrom, versions.validTo)
        return Bitmap(of: versions.count) { starts[$0] <= moment && moment < ends[$0] && dates[$0] <= moment }
    }
}
