internal import Columns
internal import EventStore

/// A predicate bound to the store's columns, evaluated on many rows at once.
indirect enum RowPredicate {
    /// All hold.
    case and([RowPredicate])
    /// At least one holds.
    case or([RowPredicate])
    /// It does not hold.
    case not(RowPredicate)
    /// A column passes a test.
    case test(ColumnTest)
    /// Something holds for the lines of a list.
    case lines(LinePredicate)

    /// The rows for which it holds, counted from the first of the rows.
    func holding(_ rows: Range<Int>, in source: [UInt32: ColumnBuffer]) -> Bitmap {
        switch self {
        case .and(let parts):
            var result = Bitmap(count: rows.count, repeating: true)
            for part in parts where result.any { result.formAnd(with: part.holding(rows, in: source)) }
            return result
        case .or(let parts):
            var result = Bitmap(count: rows.count)
            for part in parts { result.formOr(with: part.holding(rows, in: source)) }
            return result
        case .not(let part):
            var result = part.holding(rows, in: source)
            result.formNot()
            return result
        case .test(let test): return test.passing(rows, in: source)
        case .lines(let predicate): return predicate.holding(rows, in: source)
        }
    }

    /// The columns that it reads.
    var columns: Set<UInt32> {
        switch self {
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
        case .not(let part): part.columns
        case .test(let test): Set(test.columns)
        case .lines(let predicate): predicate.columns
        }
    }
}
