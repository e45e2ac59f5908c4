package import CustomerAnalytics
package import EventModel
package import EventStore

/// What was sold of each item in some orders: the lines of the parameter `items` as each order has them as of the moment.
///
/// Revenue is quantity times `cost`, the price of one (docs.yespo.io, Sending Orders: a discounted price stands in
/// `items.cost`). An item has a row a currency, since money of two is never added.
package struct ItemSales {
    /// By what items are ranked.
    package enum Measure: String, CaseIterable, Sendable {
        case revenue
        case quantity
        case orders
    }

    /// What was sold of an item in a currency.
    package struct Row: Sendable {
        /// Its externalItemId.
        package let item: String
        /// The currency of the orders; nil where they state none.
        package let currency: String?
        /// Its name in the latest event that gives one.
        package let name: String?
        /// Its category in the latest event that gives one.
        package let category: String?
        /// How many orders have it.
        package fileprivate(set) var orders = 0
        /// How many contacts ordered it.
        package fileprivate(set) var contacts = 0
        /// How many pieces.
        package fileprivate(set) var quantity = ExactDecimal.zero
        /// What they cost.
        package fileprivate(set) var revenue = ExactDecimal.zero
        /// How many lines lack a quantity or a cost that is a number (or one that 128 bits hold), and so are no revenue.
        package fileprivate(set) var linesWithoutNumbers = 0
    }

    private let rows: [Row]
    /// The currencies, most orders first.
    private let currencies: [String?]

    /// Reads the lines of orders.
    ///
    /// - Throws: `StoreError` where the events cannot be read.
    package init(_ orders: CountedOrders, in snapshot: StoreSnapshot) throws {
        currencies = orders.tallies.currencies.map(\.currency)
        let rows = try OrderLines(orders, in: snapshot).map { try $0.sales() } ?? []
        // The revenues of a currency have as many digits as the one with most, as sums of orders have.
        let scales = Dictionary(rows.map { ($0.currency, $0.revenue.scale) }, uniquingKeysWith: max)
        self.rows = rows.map { row in
            var row = row
            row.revenue = row.revenue.rescaled(to: scales[row.currency, default: 0]) ?? row.revenue
            return row
        }
    }

    /// The first items of each currency, the currencies with most orders first; ties go by the items' identifiers.
    package func top(_ limit: Int, by measure: Measure) -> [Row] {
        currencies.flatMap { currency in
            rows.filter { $0.currency == currency }.sorted { left, right in
                switch measure {
                case .revenue where left.revenue != right.revenue: left.revenue > right.revenue
                case .quantity where left.quantity != right.quantity: left.quantity > right.quantity
                case .orders where left.orders != right.orders: left.orders > right.orders
                default: left.item < right.item
                }
            }.prefix(limit)
        }
    }
}

extension ItemSales.Row {
    init(
        item: String,
        currency: String?,
        name: String?,
        category: String?,
        orders: Int,
        contacts: Int,
        sums: ItemSums
    ) {
        self.init(item: item, currency: currency, name: name, category: category)
        (self.orders, self.contacts) = (orders, contacts)
        (quantity, revenue) = (sums.quantity.normalized, sums.revenue)
        linesWithoutNumbers = sums.linesWithoutNumbers
    }
}
