internal import GRDBSQLite

/// Where the rows that a query wants may lie, as far as a table can make use of it.
///
/// Bounds only save work: SQLite compares each row that a table gives once more.
struct RowBounds {
    /// No row can be wanted.
    private(set) var isEmpty = false
    /// The one event type.
    private(set) var eventType: String?
    /// The one event.
    private(set) var event: Int64?
    /// The one contact.
    private(set) var contact: Int64?
    /// The one order, by its id.
    private(set) var order: String?
    /// The times, in microseconds on the store's clock.
    private(set) var occurred: ClosedRange<Int64> = .min ... .max
    /// The event numbers.
    private(set) var events: ClosedRange<Int64> = .min ... .max

    init() {}

    /// Reads what the comparisons compare with.
    init(_ narrowing: RowNarrowing, _ values: UnsafeMutablePointer<OpaquePointer?>?, _ clock: ClockOrder) {
        var index = 0
        for one in RowNarrowing.inOrder where narrowing.contains(one) {
            guard let value = values?[index] else { continue }
            index += 1
            guard sqlite3_value_type(value) != SQLITE_NULL else {
                isEmpty = true
                return
            }
            take(one, value, clock)
        }
    }

    private mutating func take(_ one: RowNarrowing, _ value: OpaquePointer, _ clock: ClockOrder) {
        switch one {
        case .eventType: eventType = Self.text(value)
        case .order: order = Self.text(value)
        case .event: event = exactly(value)
        case .contact: contact = exactly(value)
        case .moment, .from, .to:
            guard sqlite3_value_type(value) != SQLITE_BLOB, let time = Self.text(value).flatMap(clock.microseconds)
            else {
                return
            }
            if one != .to { occurred = narrowed(occurred, from: time) }
            if one != .from { occurred = narrowed(occurred, to: time) }
        case .firstEvent: if let number = Self.integer(value) { events = narrowed(events, from: number) }
        default: if let number = Self.integer(value) { events = narrowed(events, to: number) }
        }
    }

    private mutating func narrowed(_ range: ClosedRange<Int64>, from lower: Int64) -> ClosedRange<Int64> {
        if lower > range.upperBound { isEmpty = true }
        return isEmpty ? range : max(lower, range.lowerBound)...range.upperBound
    }

    private mutating func narrowed(_ range: ClosedRange<Int64>, to upper: Int64) -> ClosedRange<Int64> {
        if upper < range.lowerBound { isEmpty = true }
        return isEmpty ? range : range.lowerBound...min(upper, range.upperBound)
    }

    /// The integer that a value equals; if there is none, nothing can be wanted.
    private mutating func exactly(_ value: OpaquePointer) -> Int64? {
        let number = Self.integer(value)
        if number == nil { isEmpty = true }
        return number
    }

    /// The integer that a number is, as SQLite takes a text for one before it compares with a column of numbers.
    private static func integer(_ value: OpaquePointer) -> Int64? {
        switch sqlite3_value_numeric_type(value) {
        case SQLITE_INTEGER: sqlite3_value_int64(value)
        case SQLITE_FLOAT: Int64(exactly: sqlite3_value_double(value))
        default: nil
        }
    }

    private static func text(_ value: OpaquePointer) -> String? {
        guard let bytes = sqlite3_value_text(value) else { return nil }
        let buffer = UnsafeBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(value)))
        return String(decoding: buffer, as: UTF8.self)
    }
}
