import CustomerAnalytics
import EventModel
import EventStore

/// One version of an order for a test, in words.
struct BookOrder {
    var order: UInt32
    var contact: UInt32 = 0
    var total: String
    var date: String
    var currency: String? = "UAH"
    var status = OrderStatus.delivered
    /// The first moment of the version; the order's date if nil.
    var from: String?
    /// The first moment that is no longer of the version.
    var to: String?
}

extension BookOrder {
    /// Orders of one contact and date, one for each total.
    static func totals(_ totals: [String], currency: String? = "UAH") -> [BookOrder] {
        totals.enumerated().map {
            BookOrder(order: UInt32($0), total: $1, date: "2024-01-15", currency: currency)
        }
    }
}

extension OrderBook {
    /// A book of versions.
    init(_ orders: [BookOrder], contacts: Int = 100) {
        let names = Set(orders.compactMap(\.currency)).sorted()
        var versions = OrderVersions()
        for (index, order) in orders.enumerated() {
            let total = order.total.asTotal
            versions.append(
                order: order.order,
                OrderVersion(
                    contact: order.contact,
                    validFrom: .of(order.from ?? order.date),
                    validTo: order.to.map { .of($0) } ?? .max,
                    status: order.status,
                    total: total,
                    date: .of(order.date),
                    currency: names.firstIndex { $0 == order.currency }.map { UInt32($0) } ?? OrderEvent.noCurrency,
                    number: Int64(index),
                    origin: Int64(index)
                )
            )
        }
        self.init(versions: versions, currencyNames: names, contactCount: contacts)
    }
}

extension OrderSelection {
    /// DELIVERED orders as of the end of 2024, unless more is said.
    static func asOf(_ moment: String = "2024-12-31T23:59", _ statuses: Set<OrderStatus> = [.delivered]) -> Self {
        OrderSelection(asOf: .of(moment), statuses: statuses)
    }
}

extension WallClock {
    /// The time that a text gives; the first of all times for a text that is none, which no test expects.
    static func of(_ text: String) -> WallClock { TimeText(text)?.written ?? .earliest }
}

extension String {
    fileprivate var asTotal: OrderTotal {
        guard let number = DecimalText.number(self) else { return OrderTotal(mantissa: 0) }
        return OrderTotal(mantissa: Int64(clamping: number.mantissa), scale: UInt8(number.scale))
    }
}
