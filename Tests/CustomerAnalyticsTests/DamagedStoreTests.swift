import CustomerAnalytics
import EventModel
import EventReader
import EventStore
import Foundation
import GRDB
import Testing

/// Damage is noted where it is met, and may be told only once all is read: until then the lists are not what they were.
@Suite struct `A damaged store` {
    /// Orders that were changed since, each with a city.
    private static var lines: String {
        (0..<300).map { number in
            let day = String(format: "2024-%02d-%02d", number % 12 + 1, number % 28 + 1)
            let later = String(format: "2025-%02d-%02d", number % 12 + 1, number % 28 + 1)
            func event(_ type: String, _ day: String, _ more: String) -> String {
                #"{"eventTypeKey":"\#(type)","keyValue":"k","occurred":"\#(day)","params":["#
                    + #"{"name":"externalCustomerId","value":"C\#(number % 40)"},"#
                    + #"{"name":"externalOrderId","value":"O\#(number)"},\#(more)]}"#
            }
            return event(
                "orderCreated",
                day,
                #"{"name":"date","value":"\#(day)"},{"name":"status","value":"DELIVERED"},"#
                    + #"{"name":"totalCost","value":\#(number)},{"name":"city","value":"city \#(number % 7)"}"#
            ) + "\n" + event("orderUpdated", later, #"{"name":"city","value":"town \#(number % 5)"}"#)
        }.joined(separator: "\n")
    }

    /// As of a moment behind all changes, histories are read only for the events of orders.
    private static func ask(_ path: String) throws -> [AverageCheckRow] {
        try TemporaryStore.read(path) { snapshot in
            try ["2026-12-31", "2024-12-31", "2024-06-30"].flatMap { moment in
                let book = try OrderBook(snapshot, asOf: .of(moment))
                return try AverageCheck(book, .asOf(moment), by: .parameter(OrderParameter("city", in: snapshot))).rows
            }
        }
    }

    @Test func `is told of wherever its bytes are others, or gives the same figures`() throws {
        try TemporaryStore.make(of: [Self.lines]) { whole in
            let path = whole + "-damaged"
            let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
            let figures = try Self.ask(whole)
            #expect(figures.count > 10)
            var told = 0
            for number in 1... {
                try bytes.write(to: URL(fileURLWithPath: path))
                let queue = try DatabaseQueue(path: path)
                let isThere = try queue.write { database in
                    guard
                        var blob = try Data.fetchOne(
                            database,
                            sql: "SELECT bytes FROM stored_bytes WHERE number = ?",
                            arguments: [number]
                        )
                    else { return false }
                    blob[blob.count / 2] ^= 0x51
                    try database.execute(
                        sql: "UPDATE stored_bytes SET bytes = ? WHERE number = ?",
                        arguments: [blob, number]
                    )
                    return true
                }
                try queue.close()
                guard isThere else { break }
                do {
                    #expect(try Self.ask(path) == figures, "bytes \(number)")
                } catch is StoreError {
                    told += 1
                }
            }
            #expect(told > 5)
        }
    }
}
