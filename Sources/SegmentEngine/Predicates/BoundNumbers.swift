internal import EventModel
internal import EventStore

/// The numbers of some rows, their columns looked up once for all of them.
struct BoundNumbers {
    private let numbers: NumberColumn
    private let columns: [ColumnBuffer]
    /// Which of the columns that can hold a value each of these is.
    private let places: [Int]

    /// Looks the columns up.
    init(_ numbers: NumberColumn, in source: [UInt32: ColumnBuffer]) {
        self.numbers = numbers
        let found = numbers.columns.enumerated().compactMap { place, number in source[number].map { (place, $0) } }
        places = found.map(\.0)
        columns = found.map(\.1)
    }

    /// The mantissas of all rows and their scale, where all rows are numbers of one scale.
    var plain: (mantissas: [Int64], scale: Int)? {
        guard let first = columns.first, let scale = first.commonScale else { return nil }
        return (first.values, Int(scale))
    }

    /// The number in a row, or nil if there is none.
    @inline(__always)
    func number(_ row: Int) -> ExactDecimal? {
        for index in columns.indices where columns[index].valueClass(row) != .absent {
            return numbers.number(row, of: columns[index], places[index])
        }
        return nil
    }
}
