internal import Columns
internal import EventModel
internal import EventStore

/// `distinct count of productViewed.category > 3`: how many different values each contact has.
///
/// Values are the same if they are spelled the same: the number 5 and the text "5" are, 5 and 5.0 are not. Missing,
/// null and empty values count for nothing, and neither do lists and objects.
final class DistinctCountEvaluation: EventEvaluation {
    private let filter: EventFilter
    private let list: UInt32?
    private let isInLines: Bool
    private let question: FigureQuestion
    private let contactCount: Int
    private var spellings: SpellingNumbers
    /// The bit of each code's value, so far as it came and is among ``firsts``; empty while no codes were looked at.
    private var bitsOfCodes: [UInt64] = []
    /// The values with the first numbers that each contact has, a bit a value; empty before an event is seen.
    private var firsts: [UInt64] = []
    /// Contacts and values with later numbers.
    private var pairs: [UInt64] = []
    private var settled = 0

    /// Counts the different values of columns, or of fields in the lines of a list.
    init(
        _ filter: EventFilter,
        _ question: FigureQuestion,
        of columns: [UInt32],
        inLinesOf list: UInt32?,
        isInLines: Bool,
        _ snapshot: StoreSnapshot
    ) {
        self.filter = filter
        self.list = list
        self.isInLines = isInLines
        self.question = question
        contactCount = snapshot.contacts.count
        spellings = SpellingNumbers(columns: columns, of: snapshot)
    }

    var window: TimeRange { filter.window }

    var columns: Set<UInt32> {
        filter.columns.union(spellings.columns).union([list].compactMap(\.self))
    }

    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        if firsts.isEmpty { firsts = Array(repeating: 0, count: contactCount) }
        if !isInLines {
            add(rows, of: events, spellings.bound(in: events.columns), count: events.count) { $0..<$0 + 1 }
        } else if let list, let column = events.columns[list], let lines = column.lines {
            column.withLineRanges { ranges in
                add(rows, of: events, spellings.bound(in: lines.columns), count: lines.count) { ranges[$0] }
            }
        }
        // Repetitions go before they take much memory.
        if pairs.count > 2 * settled + 1_000_000 { settle() }
    }

    func add(_ other: DistinctCountEvaluation) {
        guard !other.firsts.isEmpty else { return }
        if firsts.isEmpty { firsts = Array(repeating: 0, count: contactCount) }
        // Each gave numbers in the order of what it saw itself.
        let own = spellings.numbers(ofAllIn: other.spellings)
        let tables = Self.tables(of: own)
        for contact in other.firsts.indices {
            let bits = other.firsts[contact]
            for byte in tables.indices { firsts[contact] |= tables[byte][Int(bits &>> UInt64(8 &* byte) & 255)] }
        }
        // Few values have a number here that is past the bits.
        for (number, mine) in own.prefix(64).enumerated() where mine >= 64 {
            for contact in other.firsts.indices where other.firsts[contact] >> UInt64(number) & 1 == 1 {
                add(mine, to: contact)
            }
        }
        for pair in other.pairs { add(own[Int(UInt32(truncatingIfNeeded: pair))], to: Int(pair >> 32)) }
    }

    /// For each eight of another's bits, and each byte that they can be, the bits here that stand for the same values.
    ///
    /// - Parameter own: The number here of each number there.
    private static func tables(of own: [UInt32]) -> [[UInt64]] {
        stride(from: 0, to: min(64, own.count), by: 8).map { first in
            let bits = own[first..<min(first + 8, own.count)].map { $0 < 64 ? UInt64(1) << UInt64($0) : 0 }
            return (0..<256).map { byte in
                bits.indices.reduce(0) { byte >> $1 & 1 == 1 ? $0 | bits[$1] : $0 }
            }
        }
    }

    func contacts() -> Bitmap {
        settle()
        var counts = firsts.map { UInt32(truncatingIfNeeded: $0.nonzeroBitCount) }
        if counts.isEmpty { counts = Array(repeating: 0, count: contactCount) }
        for pair in pairs { counts[Int(pair >> 32)] += 1 }
        return question.contacts(byCounts: counts)
    }

    /// Adds the values of the rows that the filter lets through.
    ///
    /// - Parameters:
    ///   - bound: The columns of the values.
    ///   - count: How many values there are.
    ///   - values: The values of a row.
    @inline(__always)
    private func add(
        _ rows: Range<Int>,
        of events: EventBuffer,
        _ bound: [ColumnBuffer?],
        count: Int,
        _ values: (_ row: Int) -> Range<Int>
    ) {
        if 1...Self.mostCodes ~= spellings.codeCount, let codes = spellings.codes(ofTexts: count, in: bound) {
            add(rows, of: events, codes, values)
        } else {
            filter.forEachRow(rows, of: events) { row, contact in
                for value in values(row) {
                    let number = spellings.number(of: value, in: bound)
                    if number != SpellingNumbers.none { add(number, to: contact) }
                }
            }
        }
    }

    /// More codes do not each have a bit of their own at hand.
    private static let mostCodes = 1 << 16

    /// Adds the values of the rows that the filter lets through, all of them texts with a code.
    @inline(__always)
    private func add(
        _ rows: Range<Int>,
        of events: EventBuffer,
        _ codes: [Int64],
        _ values: (_ row: Int) -> Range<Int>
    ) {
        if bitsOfCodes.isEmpty { bitsOfCodes = Array(repeating: 0, count: spellings.codeCount) }
        firsts.withUnsafeMutableBufferPointer { firsts in
            bitsOfCodes.withUnsafeMutableBufferPointer { bitsOfCodes in
                codes.withUnsafeBufferPointer { codes in
                    filter.forEachRow(rows, of: events, ahead: KeptFigures(firsts)) { row, contact in
                        var bits: UInt64 = 0
                        for value in values(row) {
                            let bit = bitsOfCodes[Int(codes[value])]
                            bits |= bit != 0 ? bit : find(Int(codes[value]), of: contact, &bitsOfCodes)
                        }
                        firsts[contact] |= bits
                    }
                }
            }
        }
    }

    /// The bit of a code's value; 0 if it has none, and then what there is to add to the contact is added.
    @inline(never)
    private func find(_ code: Int, of contact: Int, _ bitsOfCodes: inout UnsafeMutableBufferPointer<UInt64>) -> UInt64 {
        let number = spellings.number(ofCode: code)
        if number < 64 {
            bitsOfCodes[code] = 1 << UInt64(number)
            return bitsOfCodes[code]
        }
        if number != SpellingNumbers.none { pairs.append(UInt64(contact) << 32 | UInt64(number)) }
        return 0
    }

    private func add(_ number: UInt32, to contact: Int) {
        if number < 64 {
            firsts[contact] |= 1 << UInt64(number)
        } else {
            pairs.append(UInt64(contact) << 32 | UInt64(number))
        }
    }

    private func settle() {
        pairs.sort()
        var kept = 0
        for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
            pairs[kept] = pairs[index]
            kept += 1
        }
        pairs.removeSubrange(kept...)
        settled = kept
    }
}
