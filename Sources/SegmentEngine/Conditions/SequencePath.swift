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
        let column = list.flatMap { events.columns[$0] }
        let bound = spellings.bound(in: isInLines ? column?.lines?.columns ?? [:] : events.columns)
        let numbers = spellings.numbers(ofTexts: isInLines ? column?.lines?.count ?? 0 : events.count, in: bound)
        for row in rows {
            for value in isInLines ? column?.lineRange(of: row) ?? 0..<0 : row..<row + 1 {
                let number = numbers.map { $0[value] } ?? spellings.number(of: value, in: bound)
                if number != SpellingNumbers.none { body(number) }
            }
            body(nil)
        }
    }
}
