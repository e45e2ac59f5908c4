internal import Columns
internal import EventModel

/// By what the average check is told apart; each group has a row a currency.
package enum AverageCheckGrouping {
    /// All orders together, in the group "all".
    case all
    /// By the date of the order.
    case time(TimeGrouping)
    /// By the order's status as of the moment.
    case status
    /// By the order's currency.
    case currency
    /// By whether it is the contact's first order, "first", or a later one, "repeat".
    case firstOrRepeat
    /// By a parameter of the order, or by a field of its lines.
    case parameter(OrderParameter)
    /// By sets of contacts.
    case contacts(ContactGroups)
}

extension AverageCheckGrouping {
    /// Groups the orders of a population.
    ///
    /// - Throws: `StoreError` where the events of a parameter cannot be read.
    func groups(of population: OrderPopulation) throws -> OrderGroups {
        let orders = population.all
        switch self {
        case .all: return OrderGroups(groups: Array(repeating: 0, count: orders.count), count: 1) { _ in "all" }
        case .time(let step): return step.groups(of: orders)
        case .status:
            return OrderGroups(groups: orders.statusNumbers.map { UInt32($0) }, count: 256) {
                OrderStatus(rawValue: UInt8(truncatingIfNeeded: $0))?.name
            }
        case .currency:
            let slots = CurrencySlots(orders)
            let groups = slots.slots ?? Array(repeating: 0, count: orders.count)
            return OrderGroups(groups: groups, count: slots.names.count) { slots.names[Int($0)] }
        case .firstOrRepeat:
            let groups = orders.rows.map { population.firsts.rows[Int($0)] ? UInt32(0) : 1 }
            return OrderGroups(groups: groups, count: 2) { $0 == 0 ? "first" : "repeat" }
        case .parameter(let parameter): return try parameter.groups(of: orders)
        case .contacts(let groups): return groups.groups(of: orders.contacts)
        }
    }
}
