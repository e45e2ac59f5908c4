internal import EventModel
internal import EventStore

/// The events of a row group as rules see them.
final class EventGroup {
    let context: AuditContext
    let part: Part
    /// The offset of each event's first byte, by its position in the part; empty where nobody asks.
    let offsets: [Int64]
    /// The order events of the part that count for nothing, ascending, and why.
    private let ignored: [IgnoredOrderEvent]
    let buffer: EventBuffer
    /// The type of all of them.
    let eventType: String
    /// What they do to orders; nil if nothing.
    let orderKind: OrderEventKind?
    /// How each order's total stands to its lines; worked out when the first rule asks.
    private(set) lazy var totals = TotalVerdict.all(in: self)
    /// What the numbers of columns look like, as far as rules asked.
    private var summaries: [UInt32: NumberSummary] = [:]
    /// Why each event counts for nothing as an order event, 0 for those that count.
    private(set) lazy var ignoredReasons = readIgnoredReasons()

    init(
        _ buffer: EventBuffer,
        of part: Part,
        offsets: [Int64] = [],
        ignored: [IgnoredOrderEvent] = [],
        _ context: AuditContext
    ) {
        self.context = context
        self.part = part
        (self.offsets, self.ignored) = (offsets, ignored)
        self.buffer = buffer
        eventType = context.eventTypes[Int(buffer.eventType)]
        orderKind = context.orderKinds[Int(buffer.eventType)]
    }

    /// The rows.
    var rows: Range<Int> { 0..<buffer.count }

    /// The number of a row's event.
    func event(_ row: Int) -> Int64 { part.firstEvent + Int64(buffer.positions[row]) }

    /// A column's values, if an event of the group has any.
    func values(_ column: UInt32?) -> ColumnBuffer? { column.flatMap { buffer.columns[$0] } }

    /// The values of a field in the lines of a column.
    func fields(_ field: UInt32?, of column: UInt32?) -> ColumnBuffer? {
        field.flatMap { values(column)?.lines?.columns[$0] }
    }

    /// Whether a value is there and neither null nor blank.
    func isFilled(_ row: Int, of values: ColumnBuffer?) -> Bool {
        guard let values else { return false }
        switch values.valueClass(row) {
        case .absent, .null: return false
        case .text where !context.mayBeBlank(values.column): return true
        case .text, .plainText:
            return context.snapshot.withText(row, of: values) { text in
                text.contains { $0 > 32 }
            } ?? false
        default: return true
        }
    }

    /// Whether a value is missing or null.
    func isUnset(_ row: Int, of values: ColumnBuffer?) -> Bool {
        guard let values else { return true }
        let valueClass = values.valueClass(row)
        return valueClass == .absent || valueClass == .null
    }

    /// Whether the values of so many rows are all there and filled, as far as that can be told without looking at each.
    func isFilledThroughout(_ values: ColumnBuffer?, rows: Int) -> Bool {
        guard let values, values.count >= rows, let common = values.commonClass else { return false }
        switch common {
        case .absent, .null, .plainText: return false
        case .text: return !context.mayBeBlank(values.column)
        default: return true
        }
    }

    /// A value as text, for rules that look at few of them.
    func text(_ row: Int, of values: ColumnBuffer) -> String? {
        guard values.valueClass(row) == .text || values.valueClass(row) == .plainText else { return nil }
        return context.snapshot.withText(row, of: values) { String(decoding: $0, as: UTF8.self) }
    }

    /// A value as a number; nil if it is none.
    func number(_ row: Int, of values: ColumnBuffer?) -> ExactDecimal? {
        guard let values else { return nil }
        switch values.valueClass(row) {
        case .number, .numberText:
            return ExactDecimal(mantissa: Int128(values.values[row]), scale: Int(values.extras[row]))
        case .text, .plainText, .digits:
            return context.snapshot.withText(row, of: values) { DecimalText.number($0) } ?? nil
        default: return nil
        }
    }

    /// What the numbers of a column look like.
    func summary(of values: ColumnBuffer) -> NumberSummary {
        if let known = summaries[values.column] { return known }
        let summary = NumberSummary(of: values)
        summaries[values.column] = summary
        return summary
    }

    /// The lines of a row, as a range into the column's lines; empty if it has none.
    func lines(_ row: Int, of values: ColumnBuffer) -> Range<Int> {
        guard values.valueClass(row).isLines else { return 0..<0 }
        let range = PackedRange(values.values[row])
        return range.start..<range.start + range.count
    }

    /// The row and the place in its list of each line of a column.
    func owners(ofLinesOf values: ColumnBuffer) -> [(row: Int32, line: Int32)] {
        var owners = Array(repeating: (row: Int32(-1), line: Int32(0)), count: values.lines?.count ?? 0)
        for row in 0..<min(values.count, buffer.count) where values.classes[row].isLines {
            let lines = lines(row, of: values)
            for line in lines where line < owners.count {
                owners[line] = (Int32(row), Int32(line - lines.lowerBound))
            }
        }
        return owners
    }

    private func readIgnoredReasons() -> [UInt8] {
        guard orderKind != nil, !ignored.isEmpty else { return Array(repeating: 0, count: buffer.count) }
        return rows.map { row in
            let event = event(row)
            let place = ignored.partitioningIndex { $0.number >= event }
            return place < ignored.count && ignored[place].number == event ? ignored[place].reason.rawValue : 0
        }
    }
}
