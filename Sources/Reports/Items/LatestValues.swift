internal import CustomerAnalytics
internal import EventStore

/// For each item the value of a field in the line of the latest event that gives one.
struct LatestValues {
    private let column: UInt32?
    private var names: ValueNames?
    private var values: [UInt32] = []
    private var events: [Int64] = []

    /// Knows nothing yet; without a column it stays so.
    init(_ column: UInt32?, of snapshot: StoreSnapshot) {
        self.column = column
        names = column.map { ValueNames(column: $0, of: snapshot) }
    }

    /// Takes the value in a line of an item, if it has one.
    mutating func take(_ line: Int, of lines: LineBuffer, item: Int, event: Int64) {
        guard let column, let buffer = lines.columns[column] else { return }
        let value = names?.number(of: line, in: buffer) ?? ValueNames.none
        guard value != ValueNames.none else { return }
        while values.count <= item {
            values.append(ValueNames.none)
            events.append(.min)
        }
        guard events[item] <= event else { return }
        (values[item], events[item]) = (value, event)
    }

    /// The value of an item; nil if no line gave one.
    func text(of item: Int) -> String? {
        guard item < values.count, values[item] != ValueNames.none else { return nil }
        return names?.texts[Int(values[item])]
    }
}
