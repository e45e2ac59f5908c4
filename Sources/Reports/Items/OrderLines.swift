internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// The lines of orders: of each order those in the event that gives it its items as of the moment.
struct OrderLines {
    /// The columns of lines; nil where no line has one.
    struct Columns: Sendable {
        let items: UInt32
        let identifier: UInt32
        let name, category, quantity, cost: UInt32?
    }

    private let orders: CountedOrders
    private let snapshot: StoreSnapshot
    private let columns: Columns

    /// Finds the columns; nil if no event has items with an externalItemId.
    init?(_ orders: CountedOrders, in snapshot: StoreSnapshot) {
        guard let items = snapshot.parameterColumn(named: "items"),
            let identifier = snapshot.fieldColumn(named: "externalItemId", of: items)
        else { return nil }
        self.orders = orders
        self.snapshot = snapshot
        columns = Columns(
            items: items,
            identifier: identifier,
            name: snapshot.fieldColumn(named: "name", of: items),
            category: snapshot.fieldColumn(named: "category", of: items),
            quantity: snapshot.fieldColumn(named: "quantity", of: items),
            cost: snapshot.fieldColumn(named: "cost", of: items)
        )
    }

    /// What was sold of each item in each currency.
    ///
    /// Row groups are added up on all cores at once, part by part.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    func sales() throws -> [ItemSales.Row] {
        let givers = try OrderGivers(of: orders, column: columns.items, in: snapshot)
        var totals = SalesTotals(columns, contacts: orders.contacts, in: snapshot)
        let currencies = orders.currencyCodes
        let ordersOfParts = ordersOfParts(givers.events)
        let types = orderTypes
        let numbers = [columns.items, columns.identifier] + [columns.name, columns.category].compactMap(\.self)
        let wanted = Set(numbers + [columns.quantity, columns.cost].compactMap(\.self))
        let needs = RowGroupNeeds(columns: wanted, from: .min, to: .max, positions: true)
        snapshot.readTexts(of: wanted)
        for (part, orders) in zip(snapshot.parts, ordersOfParts) where !orders.isEmpty {
            var orderOf = Array(repeating: GroupSales.none, count: part.events)
            for order in orders { orderOf[Int(givers.events[Int(order)] - part.firstEvent)] = order }
            let groups = try snapshot.rowGroups.filter { group in
                try group.part.number == part.number && types.contains(group.eventType)
                    && snapshot.entry(of: columns.items, in: group) != nil
            }
            let packed = try groups.map { try snapshot.fetch($0, needs) }
            let givers = GroupSales.Givers(orders: orderOf, currencies: currencies, firstEvent: part.firstEvent)
            let reading = LineReading(columns: columns, snapshot: snapshot)
            let sold = Concurrently.map(packed.count) { index in
                Result { GroupSales(try packed[index].unpacked(checksPositions: true), givers, reading) }
            }
            for sold in sold {
                if let sold = try sold.get() { totals.add(sold) }
            }
        }
        return totals.rows(currencyNames: orders.book.currencyNames)
    }

    /// For each part the orders whose lines one of its events gives.
    private func ordersOfParts(_ events: [Int64]) -> [[UInt32]] {
        let parts = snapshot.parts
        var orders = parts.map { _ in [UInt32]() }
        for (order, event) in events.enumerated() where event != .min {
            var (low, high) = (0, parts.count)
            while low < high {
                let middle = (low + high) / 2
                if parts[middle].eventNumbers.upperBound <= event { low = middle + 1 } else { high = middle }
            }
            if low < parts.count, parts[low].eventNumbers.contains(event) { orders[low].append(UInt32(order)) }
        }
        return orders
    }

    /// The types of events that give orders their items.
    private var orderTypes: Set<UInt32> {
        var types = Set<UInt32>()
        for (number, name) in snapshot.eventTypeNames.enumerated() {
            if let kind = OrderEventKind(eventTypeKey: name), kind.impliedStatus == nil { types.insert(UInt32(number)) }
        }
        return types
    }
}
