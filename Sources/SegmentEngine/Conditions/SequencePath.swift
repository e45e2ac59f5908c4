internal import EventStore
internal import SegmentLanguage

/// A parameter, or a field in the lines of a list, whose values steps of a sequence compare by their spelling.
final class SequencePath {
    private var spellings: SpellingNumbers
    private let list: UInt32?
    private let isInLines: Bool

    /// Binds a path to the columns of a store.
    init(_ path: Path, _ predicates: PredicateBinding) {
        spellings = SpellingNumbers(columns: predicates.columns(of: path), of: predicates.snapshot)
        isInLines = path.names.count > 1
        list = isInLines ? predicates.snapshot.parameterColumn(named: path.names[0].text) : nil
    }

    /// The columns that it reads.
    var columns: Set<UInt32> { Set(spellings.columns).union([list].compactMap(\.self)) }

    /// Calls with the number of each value in each row, and with nil after each row.
    ///
    /// Missing and empty values have no number.
    @inline(__always)
    func forEachNumber(in rows: [Int], of events: EventBuffer, _ body: (UInt32?) -> Void) {
        if isInLines {
            let column = list.flatMap { events.columns[$0] }
            let numbers = column?.lines.map { spellings.numbers(of: $0.count, in: $0.columns) } ?? []
            for row in rows {
                let lines = numbers.isEmpty ? 0..<0 : column?.lineRange(of: row) ?? 0..<0
                for line in lines where numbers[line] != SpellingNumbers.none { body(numbers[line]) }
                body(nil)
            }
        } else {
            let numbers = spellings.numbers(of: events.count, in: events.columns)
            for row in rows {
                if numbers[row] != SpellingNumbers.none { body(numbers[row]) }
                body(nil)
            }
        }
    }
}
