internal import CustomerAnalytics
internal import EventStore

/// Puts together what row groups add up to.
struct SalesTotals {
    /// An item in a currency.
    private struct Key: Hashable {
        let item: UInt32
        let currency: UInt32
    }

    private let columns: OrderLines.Columns
    /// The contact of each order.
    private let contacts: [UInt32]
    private var identifiers: ValueNames
    private var names: ValueNames?
    private var categories: ValueNames?
    /// By item: its name and its category, and the events that gave them.
    private var latestNames: [(value: UInt32, event: Int64)] = []
    private var latestCategories: [(value: UInt32, event: Int64)] = []
    private var places: [Key: Int] = [:]
    private var sums: [(key: Key, sums: ItemSums)] = []
    /// The orders that have a line of a sum.
    private var sold: [(sum: UInt32, order: UInt32)] = []

    init(_ columns: OrderLines.Columns, contacts: [UInt32], in snapshot: StoreSnapshot) {
        self.columns = columns
        self.contacts = contacts
        identifiers = ValueNames(column: columns.identifier, of: snapshot)
        names = columns.name.map { ValueNames(column: $0, of: snapshot) }
        categories = columns.category.map { ValueNames(column: $0, of: snapshot) }
    }

    /// Adds what the next row group has.
    mutating func add(_ group: GroupSales) {
        guard let identified = group.lines.columns[columns.identifier] else { return }
        let items = group.items.map { identifiers.number(of: $0, in: identified) }
        while latestNames.count < identifiers.texts.count {
            latestNames.append((ValueNames.none, .min))
            latestCategories.append((ValueNames.none, .min))
        }
        let (named, sorted) = (
            columns.name.flatMap { group.lines.columns[$0] }, columns.category.flatMap { group.lines.columns[$0] }
        )
        for (index, item) in items.enumerated() {
            Self.take(group.names[index], named, &names, &latestNames[Int(item)])
            Self.take(group.categories[index], sorted, &categories, &latestCategories[Int(item)])
        }
        let places = group.sums.map { sum in
            let place = place(of: Key(item: items[sum.item], currency: sum.currency))
            sums[place].sums.add(sum.sums)
            return UInt32(place)
        }
        for entry in group.sold { sold.append((places[Int(entry.sum)], entry.order)) }
    }

    private mutating func place(of key: Key) -> Int {
        if let known = places[key] { return known }
        places[key] = sums.count
        sums.append((key, ItemSums()))
        return sums.count - 1
    }

    private static func take(
        _ latest: GroupSales.Latest,
        _ given: ColumnBuffer?,
        _ names: inout ValueNames?,
        _ known: inout (value: UInt32, event: Int64)
    ) {
        guard let given, latest.line >= 0, known.event <= latest.event else { return }
        let value = names?.number(of: latest.line, in: given) ?? ValueNames.none
        if value != ValueNames.none { known = (value, latest.event) }
    }

    /// A row for each item and currency.
    func rows(currencyNames: [String]) -> [ItemSales.Row] {
        let buyers = buyers
        return sums.indices.map { index in
            let (key, sums) = sums[index]
            return ItemSales.Row(
                item: identifiers.texts[Int(key.item)],
                currency: Int(key.currency) < currencyNames.count ? currencyNames[Int(key.currency)] : nil,
                name: Self.text(latestNames[Int(key.item)].value, names),
                category: Self.text(latestCategories[Int(key.item)].value, categories),
                orders: buyers[index].orders,
                contacts: buyers[index].contacts,
                sums: sums
            )
        }
    }

    private static func text(_ value: UInt32, _ names: ValueNames?) -> String? {
        value == ValueNames.none ? nil : names?.texts[Int(value)]
    }

    /// How many orders have a line of each sum, and how many contacts ordered them.
    private var buyers: [(orders: Int, contacts: Int)] {
        var starts = Array(repeating: 0, count: sums.count + 1)
        for entry in sold { starts[Int(entry.sum) + 1] += 1 }
        for sum in sums.indices { starts[sum + 1] += starts[sum] }
        var next = starts
        var ordered = Array(repeating: UInt32(0), count: sold.count)
        for entry in sold {
            ordered[next[Int(entry.sum)]] = entry.order
            next[Int(entry.sum)] += 1
        }
        // The last sum that each order and each contact was counted for.
        var lastOfOrders = Array(repeating: -1, count: contacts.count)
        var lastOfContacts = Array(repeating: -1, count: Int(contacts.max() ?? 0) + 1)
        return sums.indices.map { sum in
            var (orders, people) = (0, 0)
            for order in ordered[starts[sum]..<starts[sum + 1]] where lastOfOrders[Int(order)] != sum {
                lastOfOrders[Int(order)] = sum
                orders += 1
                let contact = Int(contacts[Int(order)])
                if lastOfContacts[contact] != sum {
                    lastOfContacts[contact] = sum
                    people += 1
                }
            }
            return (orders, people)
        }
    }
}
