package import EventModel
internal import GRDB

extension StoreSnapshot {
    /// The order events that count for nothing, by event number, each with its reason.
    package func ignoredOrderEvents() throws -> [Int64: IgnoredReason] {
        var ignored: [Int64: IgnoredReason] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT event, reason FROM ignored_order_event")
        while let row = try rows.next() {
            let code: Int = row[1]
            ignored[row[0]] = IgnoredReason(rawValue: UInt8(truncatingIfNeeded: code))
        }
        return ignored
    }
}
