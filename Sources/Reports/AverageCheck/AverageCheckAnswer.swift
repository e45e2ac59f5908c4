package import CustomerAnalytics
internal import EventModel
package import Presentation
internal import SegmentEngine

/// What the average check answers, with what every result of it must state.
package struct AverageCheckAnswer {
    /// What it is about.
    package let title: String
    /// Which orders count.
    package let chosen: ChosenOrders
    /// How many orders count, and what was left out.
    package let tallies: OrderTallies
    /// The result.
    package let table: ResultTable
    /// The orders left out; nil if they are the result.
    package let leftOut: ResultTable?

    /// What every result states: what it is about, which orders count, and as of when.
    package var heading: String {
        """
        \(title): \(chosen.restrictions.joined(separator: ", "))
        as of \(chosen.asOf.text), clock of \(chosen.zone.identifier)

        """
    }

    /// Why nothing counts and what to write instead; nil if something counts.
    package var emptiness: String? {
        guard tallies.count == 0 else { return nil }
        let others = tallies.statuses.filter { !chosen.orders.statuses.contains($0.status) }
        guard !others.isEmpty, tallies.leftOut.date == 0, tallies.leftOut.currency == 0 else {
            return "no order counts as of \(chosen.asOf.text)"
        }
        let list = others.map { "\($0.status.name) (\(HumanNumber.grouped($0.orders)))" }.joined(separator: ", ")
        let rule = chosen.orders.statuses == [.delivered] ? " (the vendor counts DELIVERED orders alone)" : ""
        return "no order has the status \(chosen.choice.statuses.text)\(rule); there are \(list). "
            + "Choose with --status, or --status any"
    }
}

extension AverageCheckTables {
    /// How many orders do not count, under the first reason that applies to each.
    static func leftOut(_ counted: OrderTallies, of book: OrderBook, eventsWithoutContact: Int) -> ResultTable {
        var table = ResultTable(columns: [
            .init("reason"), .init("value"), .init("orders", .right), .init("events", .right),
        ])
        func add(_ reason: String, _ value: String?, orders: Int) {
            guard orders > 0 else { return }
            table.append([.text(reason), value.map { .text($0) } ?? .missing, .integer(orders), .missing])
        }
        let selection = counted.selection
        if selection.contacts != nil {
            var everybody = selection
            everybody.contacts = nil
            add("segment", nil, orders: book.tallies(everybody).count - counted.count)
        }
        for tally in counted.statuses where !selection.statuses.contains(tally.status) {
            add("status", tally.status.name, orders: tally.orders)
        }
        add("date", nil, orders: counted.leftOut.date)
        if let chosen = selection.currency {
            for tally in counted.currencies where tally.currency.map({ .named($0) }) ?? .missing != chosen {
                add("currency", tally.currency ?? "none", orders: tally.orders)
            }
        }
        add("date after the as-of time", nil, orders: counted.leftOut.laterThanAsOf)
        if eventsWithoutContact > 0 {
            table.append([.text("no contact, whole file"), .missing, .missing, .integer(eventsWithoutContact)])
        }
        return table
    }
}
