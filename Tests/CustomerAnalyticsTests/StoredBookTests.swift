import CustomerAnalytics
import EventModel
import EventReader
import EventStore
import Foundation
import GRDB
import TestSupport
import Testing

/// Of orders as of a moment a file tells more than of those of all moments: how they are packed says what need not be looked at.
struct StoredBookTests {
    private static let statuses = ["INITIALIZED", "IN_PROGRESS", "DELIVERED", "CANCELLED", "ABANDONED_SHOPPING_CART"]

    /// A line of JSON for each order, and one more where its status changes later.
    private static func events(_ dice: inout Dice, orders: Int = 400, currencies: Int) -> [String] {
        (0..<orders).flatMap { order in
            // Some orders are centuries old, and some totals need more than 32 bits.
            let date = dice.once(in: 50) ? "1600-02-29" : RFMShop.day(dice.number(0...300))
            let parameters: KeyValuePairs = [
                "externalCustomerId": "C\(dice.number(0...60))", "externalOrderId": "O\(order)", "date": date,
                "status": dice.one(of: Self.statuses),
                "totalCost": dice.one(
                    of: ["-12.5", "10", "19.99", "3.125"] + (currencies == 3 ? ["98765432109.75"] : [])
                ),
                "currency": "C\(dice.number(0...currencies - 1))",
            ]
            let given = parameters.filter { _ in !dice.once(in: 40) }.map {
                #"{"name":"\#($0.key)","value":"\#($0.value)"}"#
            }
            let created =
                #"{"eventTypeKey":"orderCreated","keyValue":"k","params":[\#(given.joined(separator: ","))],"#
                + #""occurred":"\#(date)"}"#
            let delivered =
                #"{"eventTypeKey":"orderDelivered","keyValue":"k","occurred":"\#(RFMShop.day(290))","#
                + #""params":[{"name":"externalOrderId","value":"O\#(order)"}]}"#
            return dice.once(in: 3) ? [created, delivered] : [created]
        }
    }

    /// The dates are there all the same: the catalogue only says which need not be looked at.
    @Test func `a catalogue whose range of dates is damaged stops nobody`() throws {
        var dice = Dice(seed: 7)
        let lines = Self.events(&dice, currencies: 1).filter { !$0.contains("1600-02-29") }.joined(separator: "\n")
        func figures(_ path: String) throws -> ([AverageCheckRow], [Int64]) {
            try TemporaryStore.read(path) { snapshot in
                let asOf = try RFMShop.end(of: RFMShop.day(400))
                let selection = OrderSelection(asOf: asOf, currency: .named("C0"))
                let book = try OrderBook(snapshot, asOf: asOf)
                let result = try RFMResult(book, selection, .init(method: .quantile(bins: 5)), firstOccurred: [])
                return (
                    try AverageCheck(book, selection, by: .time(.month)).rows,
                    result.figures.recencyDays
                )
            }
        }
        try TemporaryStore.make(of: [lines]) { path in
            let before = try figures(path)
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "UPDATE order_version_group SET greatest_date = least_date + 1")
            }
            let after = try figures(path)
            #expect(after.0 == before.0)
            #expect(after.1 == before.1)
        }
    }

    @Test(arguments: 1...6, [1, 3, 40])
    func `the orders of one moment are those of that moment among all`(seed: UInt64, currencies: Int) throws {
        var dice = Dice(seed: 100 * seed + UInt64(currencies))
        let lines = Self.events(&dice, currencies: currencies).joined(separator: "\n")
        try TemporaryStore.with([lines]) { snapshot in
            for day in [150, 295, 400] {
                let asOf = try RFMShop.end(of: RFMShop.day(day))
                let any = OrderSelection(asOf: asOf, statuses: Set(OrderStatus.allCases))
                var dated = OrderSelection(asOf: asOf, currency: .named("C0"))
                (dated.from, dated.to) = (try RFMShop.clock(RFMShop.day(40)), try RFMShop.end(of: RFMShop.day(140)))
                for selection in [
                    any, OrderSelection(asOf: asOf), OrderSelection(asOf: asOf, currency: .named("C0")), dated,
                ] {
                    let (one, all) = (try OrderBook(snapshot, asOf: asOf), try OrderBook(snapshot))
                    let (tallies, expected) = (one.tallies(selection), all.tallies(selection))
                    #expect(tallies.count == expected.count)
                    #expect(tallies.leftOut == expected.leftOut)
                    #expect(tallies.statuses == expected.statuses)
                    #expect(tallies.currencies == expected.currencies)
                    let rows = try AverageCheck(one, selection, by: .time(.month)).rows
                    #expect(rows == (try AverageCheck(all, selection, by: .time(.month)).rows))
                    guard selection.currency != nil else { continue }
                    let settings = RFMResult.Settings(method: .quantile(bins: 5))
                    let result = try RFMResult(one, selection, settings, firstOccurred: [])
                    let expectedResult = try RFMResult(all, selection, settings, firstOccurred: [])
                    #expect(result.figures.contacts == expectedResult.figures.contacts)
                    #expect(result.figures.recencyDays == expectedResult.figures.recencyDays)
                    #expect(result.figures.frequencies == expectedResult.figures.frequencies)
                    let (figures, expectedFigures) = (result.figures, expectedResult.figures)
                    for contact in figures.contacts.indices {
                        #expect(figures.amount(at: contact) == expectedFigures.amount(at: contact))
                    }
                    #expect(result.monetary?.scores == expectedResult.monetary?.scores)
                }
            }
        }
    }

    /// Orders are picked 64 at a time, and some of them are left out of each import.
    @Test(arguments: 60...72) func `no order is lost at the end of a word`(orders: Int) throws {
        var dice = Dice(seed: UInt64(orders))
        let lines = Self.events(&dice, orders: orders, currencies: 2).joined(separator: "\n")
        try TemporaryStore.with([lines]) { snapshot in
            let asOf = try RFMShop.end(of: RFMShop.day(400))
            let (one, all) = (try OrderBook(snapshot, asOf: asOf), try OrderBook(snapshot))
            for statuses in [Set(OrderStatus.allCases), [.delivered]] {
                let selection = OrderSelection(asOf: asOf, statuses: statuses, currency: .named("C1"))
                let (found, expected) = (one.counted(selection), all.counted(selection))
                #expect(found.tallies.count == expected.tallies.count)
                #expect(found.tallies.statuses == expected.tallies.statuses)
                #expect(found.tallies.currencies == expected.tallies.currencies)
                let rows = try AverageCheck(one, selection, by: .all).rows
                #expect(rows == (try AverageCheck(all, selection, by: .all).rows))
            }
        }
    }
}
