package import CustomerAnalytics
internal import EventModel
internal import Presentation

/// A column of the figures of the average check; its raw value is its title.
package enum AverageCheckColumn: String, CaseIterable, Hashable, Sendable {
    case group, currency
    case orders, contacts, revenue, mean, trimmedMean, median
    case p10, p25, p75, p90, p99, least, greatest
    case ordersPerContact, repeatShare
    case grossOrders, gross, grossMean, netOrders, net, netMean

    /// What must be asked for to have it.
    package var figures: AverageCheckFigures {
        switch self {
        case .contacts, .ordersPerContact: .contacts
        case .repeatShare: .firstOrders
        case .grossOrders, .gross, .grossMean, .netOrders, .net, .netMean: .cancelled
        default: []
        }
    }

    /// The title, and the side on which its values stand.
    var heading: ResultTable.Column { .init(rawValue, self == .group || self == .currency ? .left : .right) }

    /// What it shows of a row.
    func cell(_ row: AverageCheckRow) -> ResultTable.Cell {
        switch self {
        case .group: .init(text: row.group)
        case .currency: .init(text: row.currency)
        case .orders: .integer(row.orders)
        case .contacts: .init(count: row.contacts)
        case .revenue: .init(money: row.revenue)
        case .mean: .init(money: row.mean)
        case .trimmedMean: .init(money: row.trimmedMean)
        case .median: .init(money: row.median)
        case .p10: .init(money: row.percentiles[0])
        case .p25: .init(money: row.percentiles[1])
        case .p75: .init(money: row.percentiles[3])
        case .p90: .init(money: row.percentiles[4])
        case .p99: .init(money: row.percentiles[5])
        case .least: .init(money: row.least)
        case .greatest: .init(money: row.greatest)
        case .ordersPerContact: .init(money: row.ordersPerContact)
        case .repeatShare: .init(money: row.repeatShare)
        case .grossOrders: .init(count: row.gross?.orders)
        case .gross: .init(money: row.gross?.revenue)
        case .grossMean: .init(money: row.gross?.mean)
        case .netOrders: .init(count: row.net?.orders)
        case .net: .init(money: row.net?.revenue)
        case .netMean: .init(money: row.net?.mean)
        }
    }
}
