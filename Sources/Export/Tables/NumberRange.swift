internal import EventModel
internal import EventStore
internal import StoreQueries

/// What a column of plain numbers needs of a type, over all events that are there.
///
/// SQLite makes the integer 99 of 99.0 in a column that is declared NUMERIC, and half of an integer is rounded down.
struct NumberRange {
    /// Whether a number is written with digits behind the point.
    private(set) var hasFractions = false
    /// Whether a number is beyond the whole numbers that a real can hold, all of them.
    private(set) var isWide = false

    private static let greatest = Int128(1) << 53

    /// Looks at the numbers of a parameter or a field of lines.
    ///
    /// - Throws: `StoreError`.
    init(of column: UInt32, in snapshot: StoreSnapshot) throws {
        for group in snapshot.rowGroups where group.removed < group.events {
            guard let entry = try snapshot.entry(of: column, in: group) else { continue }
            // The catalogue counts events that were removed.
            if group.removed == 0, let bounds = entry.bounds, let scale = entry.scale {
                add(bounds.lowerBound, scale)
                add(bounds.upperBound, scale)
            } else {
                try add(group, column, snapshot)
            }
        }
    }

    /// The kind of the column, or nil if no type keeps its numbers.
    var kind: ColumnKind? {
        guard hasFractions else { return .number }
        return isWide ? nil : .real
    }

    private mutating func add(_ mantissa: Int64, _ scale: Int) {
        hasFractions = hasFractions || scale > 0
        let power = ExactDecimal.powersOfTen.indices.contains(scale) ? ExactDecimal.powersOfTen[scale] : 1
        isWide = isWide || Int128(mantissa.magnitude) / power > Self.greatest
    }

    private mutating func add(_ group: RowGroup, _ column: UInt32, _ snapshot: StoreSnapshot) throws {
        let name = snapshot.columnName(column)
        let list = name.scope == .lineField ? name.parent : nil
        let buffer = try snapshot.read(group, columns: Set([column, list].compactMap(\.self)))
        let values = list.map { buffer.columns[$0]?.lines?.columns[column] } ?? buffer.columns[column]
        guard let values else { return }
        for row in 0..<values.count where values.classes[row] == .number || values.classes[row] == .numberText {
            add(values.values[row], Int(values.extras[row]))
        }
    }
}
