import CustomerAnalytics
import EventModel
import EventStore
import TestSupport
import Testing

/// One version of an order, as a test writes it.
struct ShopOrder {
    var contact: UInt32
    var date: String
    var total = "10"
    var status = OrderStatus.delivered
    var currency: String? = "UAH"
    /// From when it is like this; its date if nil.
    var from: String?
    /// Up to when; for ever if nil.
    var until: String?
}

/// Orders of a small shop.
struct RFMShop {
    static let currencies = ["UAH", "EUR", "USD"]

    /// A book of versions.
    static func book(_ orders: [ShopOrder], contacts: Int = 10) throws -> OrderBook {
        var versions = OrderVersions()
        for (number, order) in orders.enumerated() {
            let total = try #require(DecimalText.number(order.total))
            let date = try clock(order.date)
            versions.append(
                order: UInt32(number),
                OrderVersion(
                    contact: order.contact,
                    validFrom: try order.from.map { try clock($0) } ?? date,
                    validTo: try order.until.map { try clock($0) } ?? .max,
                    status: order.status,
                    total: OrderTotal(mantissa: Int64(total.mantissa), scale: UInt8(total.scale)),
                    date: date,
                    currency: order.currency.flatMap { currencies.firstIndex(of: $0) }.map { UInt32($0) }
                        ?? OrderEvent.noCurrency,
                    number: Int64(number),
                    origin: Int64(number)
                )
            )
        }
        return OrderBook(versions: versions, currencyNames: currencies, contactCount: contacts)
    }

    /// A time from its text.
    static func clock(_ text: String) throws -> WallClock { try #require(TimeText(text)).written }

    /// The end of a day.
    static func end(of day: String) throws -> WallClock {
        WallClock(microseconds: try clock(day).startOfDay.microseconds + WallClock.day - 1)
    }

    /// Orders of one contact each, with these totals, all of 1 January 2024.
    static func book(totals: [String]) throws -> OrderBook {
        try book(
            totals.enumerated().map { ShopOrder(contact: UInt32($0), date: "2024-01-01", total: $1) },
            contacts: totals.count
        )
    }

    /// A random history: contacts with no orders and with many, few different totals, negative ones and zeros.
    static func randomBook(_ dice: inout Dice, contacts: Int, orders: Int) throws -> OrderBook {
        let totals = ["0", "-12.5", "10", "10.00", "19.99", "250", "3.125", "1000000"]
        let list = (0..<orders).map { _ in
            let date = day(dice.number(0...400))
            return ShopOrder(
                contact: UInt32(min(dice.number(0...contacts - 1), dice.number(0...contacts - 1))),
                date: date,
                total: dice.one(of: totals),
                status: dice.once(in: 5) ? .cancelled : .delivered,
                until: dice.once(in: 6) ? day(dice.number(0...400)) : nil
            )
        }
        return try book(list, contacts: contacts)
    }

    /// A day so many days after 1 January 2024.
    static func day(_ number: Int) -> String {
        WallClock(microseconds: 1_704_067_200 * WallClock.second).adding(days: number).text(in: .date)
    }

    /// A result as of the end of a day.
    static func result(
        _ book: OrderBook,
        asOf day: String,
        _ method: RFMMethod = .quantile(bins: 5),
        frequency: RFMFrequency = .orders,
        names: RFMSegmentRules? = nil,
        firstOccurred: [Int64]? = nil
    ) throws -> RFMResult {
        try RFMResult(
            book,
            OrderSelection(asOf: try end(of: day)),
            RFMResult.Settings(method: method, frequency: frequency, names: names),
            firstOccurred: firstOccurred ?? Array(repeating: .min, count: book.contactCount)
        )
    }

    /// Names that take every score apart from 1 1 1.
    static func halves() throws -> RFMSegmentRules {
        try RFMSegmentRules(
            bins: 5,
            rules: [
                .init(name: "Recent", recency: 4...5, frequency: 1...5, monetary: 1...5),
                .init(name: "Rich", recency: 1...5, frequency: 1...5, monetary: 4...5),
                .init(name: "Recent", recency: 3...3, frequency: 3...5, monetary: 1...5),
                .init(name: "Nobody", recency: 5...5, frequency: 5...5, monetary: 1...1),
            ]
        )
    }
}
