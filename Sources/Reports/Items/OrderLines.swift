internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore

/// The lines of orders: of each order those in the event that gives it its items as of the moment.
struct OrderLines {
    private let orders: CountedOrders
    private let snapshot: StoreSnapshot
    private let items: UInt32
    /// The columns of the lines' fields; nil where no line has one.
    private let identifier, name, category, quantity, cost: UInt32?

    /// Finds the columns; nil if no event has items.
    init?(_ orders: CountedOrders, in snapshot: StoreSnapshot) {
        guard let items = snapshot.parameterColumn(named: "items") else { return nil }
        self.orders = orders
        self.snapshot = snapshot
        self.items = items
        identifier = snapshot.fieldColumn(named: "externalItemId", of: items)
        name = snapshot.fieldColumn(named: "name", of: items)
        category = snapshot.fieldColumn(named: "category", of: items)
        quantity = snapshot.fieldColumn(named: "quantity", of: items)
        cost = snapshot.fieldColumn(named: "cost", of: items)
    }

    /// What was sold of each item in each currency.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    func sales() throws -> [ItemSales.Row] {
        guard let identifier else { return [] }
        // Whether an update in the very moment of a later event was faulty is not asked, as in the average check by items.
        let givers = try OrderGivers(of: orders, column: items, in: snapshot) { Bitmap(count: 0) }
        let places = givers.events.indices.sorted { givers.events[$0] < givers.events[$1] }
        let events = places.map { givers.events[$0] }
        let (contacts, currencies) = (orders.contacts, orders.currencyCodes)
        var identifiers = ValueNames(column: identifier, of: snapshot)
        var names = LatestValues(name, of: snapshot)
        var categories = LatestValues(category, of: snapshot)
        var sums: [SumKey: ItemSums] = [:]
        let columns = Set([items, identifier, name, category, quantity, cost].compactMap(\.self))
        let types = orderTypes
        for group in snapshot.rowGroups where types.contains(group.eventType) {
            guard try snapshot.entry(of: items, in: group) != nil else { continue }
            let buffer = try snapshot.read(group, columns: columns)
            guard let given = buffer.columns[items], let lines = given.lines,
                let identified = lines.columns[identifier]
            else { continue }
            let pieces = NumberReading(quantity, in: lines, of: snapshot)
            let costs = NumberReading(cost, in: lines, of: snapshot)
            for row in 0..<min(buffer.count, given.count) where given.classes[row].isLines {
                let event = group.part.firstEvent + Int64(buffer.positions[row])
                guard let place = Self.place(of: event, in: events) else { continue }
                let order = places[place]
                let range = PackedRange(given.values[row])
                for line in range.start..<range.start + range.count {
                    let item = identifiers.number(of: line, in: identified)
                    guard item != ValueNames.none else { continue }
                    names.take(line, of: lines, item: Int(item), event: event)
                    categories.take(line, of: lines, item: Int(item), event: event)
                    sums[SumKey(item: item, currency: currencies[order]), default: ItemSums()].add(
                        order: order,
                        contact: contacts[order],
                        quantity: pieces.number(line),
                        cost: costs.number(line)
                    )
                }
            }
        }
        let currencyNames = orders.book.currencyNames
        return sums.map { key, sums in
            ItemSales.Row(
                item: identifiers.texts[Int(key.item)],
                currency: Int(key.currency) < currencyNames.count ? currencyNames[Int(key.currency)] : nil,
                name: names.text(of: Int(key.item)),
                category: categories.text(of: Int(key.item)),
                sums: sums
            )
        }
    }

    private struct SumKey: Hashable {
        let item: UInt32
        let currency: UInt32
    }

    /// The types of events that give orders their items.
    private var orderTypes: Set<UInt32> {
        var types = Set<UInt32>()
        for (number, name) in snapshot.eventTypeNames.enumerated() {
            if let kind = OrderEventKind(eventTypeKey: name), kind.impliedStatus == nil { types.insert(UInt32(number)) }
        }
        return types
    }

    private static func place(of event: Int64, in events: [Int64]) -> Int? {
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle] < event { low = middle + 1 } else { high = middle }
        }
        return low < events.count && events[low] == event ? low : nil
    }
}
