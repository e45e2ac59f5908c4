internal import EventModel
internal import EventStore

/// The numbers that an event brings to a figure: one of a parameter, or one of each line of a list.
struct EventValues {
    private let numbers: NumberColumn
    private let list: UInt32?
    private let isInLines: Bool

    /// The numbers of a parameter.
    init(_ numbers: NumberColumn) {
        self.numbers = numbers
        (list, isInLines) = (nil, false)
    }

    /// The numbers of a field in the lines of a list; nil if no event has the list.
    init(_ numbers: NumberColumn, inLinesOf list: UInt32?) {
        self.numbers = numbers
        self.list = list
        isInLines = true
    }

    /// The columns that are read.
    var columns: Set<UInt32> { Set(numbers.columns).union([list].compactMap(\.self)) }

    /// Calls with every number in a row.
    @inline(__always)
    func forEach(in row: Int, of events: EventBuffer, _ body: (ExactDecimal) -> Void) {
        guard isInLines else {
            if let number = numbers.number(row, in: events.columns) { body(number) }
            return
        }
        guard let list, let column = events.columns[list], column.valueClass(row).isLines, let lines = column.lines
        else {
            return
        }
        let range = PackedRange(column.values[row])
        for line in range.start..<range.start + range.count {
            if let number = numbers.number(line, in: lines.columns) { body(number) }
        }
    }
}
