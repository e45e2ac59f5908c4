internal import EventModel
internal import EventStore

/// The numbers that events bring to a figure: one of a parameter, or one of each line of a list.
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

    /// The numbers in a row.
    func numbers(in row: Int, of events: EventBuffer) -> [ExactDecimal] {
        guard isInLines else { return [BoundNumbers(numbers, in: events.columns).number(row)].compactMap(\.self) }
        guard let list, let column = events.columns[list], let lines = column.lines else { return [] }
        let bound = BoundNumbers(numbers, in: lines.columns)
        return column.lineRange(of: row).compactMap { bound.number($0) }
    }

    /// Adds every number of the rows that a filter lets through to the figure of the row's contact.
    func add(_ rows: Range<Int>, of events: EventBuffer, through filter: EventFilter, to figures: inout ContactFigures)
    {
        guard isInLines else {
            let bound = BoundNumbers(numbers, in: events.columns)
            guard let (values, scale) = bound.plain else {
                filter.forEachRow(rows, of: events) { row, contact in
                    if let number = bound.number(row) { figures.add(number, to: contact) }
                }
                return
            }
            figures.add(values, scale: scale, of: events.contacts, at: filter.passing(rows, of: events))
            return
        }
        guard let list, let column = events.columns[list], let lines = column.lines else { return }
        let bound = BoundNumbers(numbers, in: lines.columns)
        guard let (values, scale) = bound.plain else {
            filter.forEachRow(rows, of: events) { row, contact in
                for line in column.lineRange(of: row) {
                    if let number = bound.number(line) { figures.add(number, to: contact) }
                }
            }
            return
        }
        column.withLineRanges { lines in
            values.withUnsafeBufferPointer { values in
                figures.add(upTo: scale) { taking in
                    var figures = taking
                    filter.forEachRow(rows, of: events, ahead: taking.place) { row, contact in
                        for line in lines[row] { figures.take(values[line], scale: scale, of: contact) }
                    }
                    return figures
                }
            }
        }
    }
}
