internal import Columns
internal import EventStore

/// What a predicate asks of the lines of a list in an event.
struct LinePredicate {
    /// The questions.
    enum Question {
        /// Some line holds it.
        case any(RowPredicate)
        /// There are lines, and every one holds it.
        case all(RowPredicate)
        /// No line holds it.
        case no(RowPredicate)
        /// The number of lines that hold it, or of all lines, passes a test.
        case count(RowPredicate?, FigureTest)
        /// The sum of a field over the lines that hold it, or over all lines, passes a test.
        case sum(NumberColumn, RowPredicate?, FigureTest)
        /// The first line in which a field is set passes a test of it.
        case atFirst(isSet: ColumnTest, ColumnTest)
        /// The last line in which a field is set passes a test of it.
        case atLast(isSet: ColumnTest, ColumnTest)
    }

    /// The list's column; nil if no event has the list.
    let list: UInt32?
    /// What is asked.
    let question: Question

    /// The rows for which it holds, counted from the first of the rows.
    func holding(_ rows: Range<Int>, in source: [UInt32: ColumnBuffer]) -> Bitmap {
        let lists = ListRows(rows, of: list.flatMap { source[$0] })
        let fields = lists.fields
        switch question {
        case .any(let predicate):
            return lists.rows(ofLines: predicate.holding(lists.lines, in: fields))
        case .all(let predicate):
            let holding = LineBits(predicate.holding(lists.lines, in: fields))
            return lists.rows { !$0.isEmpty && holding.ones(in: $0) == $0.count }
        case .no(let predicate):
            var rows = lists.rows(ofLines: predicate.holding(lists.lines, in: fields))
            rows.formNot()
            return rows
        case .count(let predicate, let test):
            let holding = predicate.map { LineBits($0.holding(lists.lines, in: fields)) }
            let passes = test.mantissaTest(scale: 0)
            return lists.rows { passes.passes(Int128(holding?.ones(in: $0) ?? $0.count)) }
        case .sum(let numbers, let predicate, let test):
            let holding = predicate?.holding(lists.lines, in: fields)
            let bound = BoundNumbers(numbers, in: fields)
            return lists.rows { lines in
                var sum = ExactSum()
                for line in lines where holding?[line] ?? true {
                    if let number = bound.number(line + lists.lines.lowerBound) { sum.add(number) }
                }
                return test.passes(sum)
            }
        case .atFirst(let isSet, let test):
            let (set, passing) = (isSet.passing(lists.lines, in: fields), test.passing(lists.lines, in: fields))
            return lists.rows { $0.first { set[$0] }.map { passing[$0] } ?? false }
        case .atLast(let isSet, let test):
            let (set, passing) = (isSet.passing(lists.lines, in: fields), test.passing(lists.lines, in: fields))
            return lists.rows { $0.last { set[$0] }.map { passing[$0] } ?? false }
        }
    }

    /// The columns that it reads.
    var columns: Set<UInt32> {
        var columns: Set<UInt32>
        switch question {
        case .any(let predicate), .all(let predicate), .no(let predicate): columns = predicate.columns
        case .count(let predicate, _): columns = predicate?.columns ?? []
        case .sum(let numbers, let predicate, _):
            columns = (predicate?.columns ?? []).union(numbers.columns)
        case .atFirst(let isSet, let test), .atLast(let isSet, let test):
            columns = Set(isSet.columns).union(test.columns)
        }
        if let list { columns.insert(list) }
        return columns
    }
}
