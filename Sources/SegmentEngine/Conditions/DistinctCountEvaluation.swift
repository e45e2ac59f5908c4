internal import CMemory
internal import Columns
internal import EventModel
internal import EventStore

/// `distinct count of productViewed.category > 3`: how many different values each contact has.
///
/// Values are the same if they are spelled the same: the number 5 and the text "5" are, 5 and 5.0 are not. Missing,
/// null and empty values count for nothing, and neither do lists and objects.
///
/// - Parameter Bits: Has a bit for each of the values that come first. What is kept of contacts lies the nearer the narrower it
///   is, so it has hardly more bits than there are values.
final class DistinctCountEvaluation<Bits: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: EventEvaluation {
    private let filter: EventFilter
    private let list: UInt32?
    private let isInLines: Bool
    private let question: FigureQuestion
    private let contactCount: Int
    private var spellings: SpellingNumbers
    /// The bit of each code's value, so far as it came and is among ``firsts``; empty while no codes were looked at.
    private var bitsOfCodes: [Bits] = []
    /// The bit of each value of a row group, and ``mostAtOnce`` places more.
    private var bitsOfValues: [Bits] = []
    /// Whether a value came that has no bit.
    private var hasOthers = false
    /// The values with the first numbers that each contact has, a bit a value; empty before an event is seen.
    private var firsts: [Bits] = []
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

    @specialized(where Bits == UInt8)
    @specialized(where Bits == UInt16)
    @specialized(where Bits == UInt32)
    @specialized(where Bits == UInt64)
    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup) {
        if firsts.isEmpty { firsts = Array(repeating: 0, count: contactCount) }
        if !isInLines {
            let bound = spellings.bound(in: events.columns)
            if findBits(of: events.count, in: bound) {
                addBits(rows, of: events) { $0..<$0 &+ 1 }
            } else {
                addEach(rows, of: events, bound) { $0..<$0 + 1 }
            }
        } else if let list, let column = events.columns[list], let lines = column.lines {
            let bound = spellings.bound(in: lines.columns)
            let areFound = findBits(of: lines.count, in: bound)
            column.withLineRanges { ranges in
                if areFound {
                    addBits(rows, of: events) { ranges[$0] }
                } else {
                    addEach(rows, of: events, bound) { ranges[$0] }
                }
            }
        }
        // Repetitions go before they take much memory.
        if pairs.count > 2 * settled + 1_000_000 { settle() }
    }

    @specialized(where Bits == UInt8)
    @specialized(where Bits == UInt16)
    @specialized(where Bits == UInt32)
    @specialized(where Bits == UInt64)
    func add(_ other: DistinctCountEvaluation) {
        guard !other.firsts.isEmpty else { return }
        if firsts.isEmpty { firsts = Array(repeating: 0, count: contactCount) }
        // Each gave numbers in the order of what it saw itself.
        let own = spellings.numbers(ofAllIn: other.spellings)
        let tables = Self.tables(of: own)
        firsts.withUnsafeMutableBufferPointer { firsts in
            other.firsts.withUnsafeBufferPointer { others in
                for (place, table) in tables.enumerated() {
                    let shift = Bits(8 * place)
                    table.withUnsafeBufferPointer { table in
                        for contact in others.indices {
                            firsts[contact] |= table[Int(truncatingIfNeeded: others[contact] &>> shift & 255)]
                        }
                    }
                }
            }
        }
        // Few values have a number here that is past the bits.
        for (number, mine) in own.prefix(Bits.bitWidth).enumerated() where mine >= Bits.bitWidth {
            for contact in other.firsts.indices where other.firsts[contact] >> Bits(number) & 1 == 1 {
                add(mine, to: contact)
            }
        }
        for pair in other.pairs { add(own[Int(UInt32(truncatingIfNeeded: pair))], to: Int(pair >> 32)) }
    }

    /// For each eight of another's bits, and each byte that they can be, the bits here that stand for the same values.
    ///
    /// - Parameter own: The number here of each number there.
    private static func tables(of own: [UInt32]) -> [[Bits]] {
        stride(from: 0, to: min(Bits.bitWidth, own.count), by: 8).map { first in
            let bits = own[first..<min(first + 8, own.count)].map { bit(of: $0) ?? 0 }
            return (0..<256).map { byte in
                bits.indices.reduce(0) { byte >> $1 & 1 == 1 ? $0 | bits[$1] : $0 }
            }
        }
    }

    /// The bit of a number; nil for those past the bits.
    private static func bit(of number: UInt32) -> Bits? { number < Bits.bitWidth ? 1 << Bits(number) : nil }

    @specialized(where Bits == UInt8)
    @specialized(where Bits == UInt16)
    @specialized(where Bits == UInt32)
    @specialized(where Bits == UInt64)
    func contacts() -> Bitmap {
        settle()
        var counts = firsts.map { UInt32(truncatingIfNeeded: $0.nonzeroBitCount) }
        if counts.isEmpty { counts = Array(repeating: 0, count: contactCount) }
        for pair in pairs { counts[Int(pair >> 32)] += 1 }
        return question.contacts(byCounts: counts)
    }

    /// Adds the values of the rows that the filter lets through, one by one.
    ///
    /// - Parameters:
    ///   - bound: The columns of the values.
    ///   - values: The values of a row.
    @inline(__always)
    private func addEach(
        _ rows: Range<Int>,
        of events: EventBuffer,
        _ bound: [ColumnBuffer?],
        _ values: (_ row: Int) -> Range<Int>
    ) {
        filter.forEachRow(rows, of: events) { row, contact in
            for value in values(row) {
                let number = spellings.number(of: value, in: bound)
                if number != SpellingNumbers.none { add(number, to: contact) }
            }
        }
    }

    /// Adds the values of the rows that the filter lets through, whose bits were found.
    @inline(__always)
    private func addBits(_ rows: Range<Int>, of events: EventBuffer, _ values: (_ row: Int) -> Range<Int>) {
        firsts.withUnsafeMutableBufferPointer { firsts in
            bitsOfValues.withUnsafeBufferPointer { bits in
                filter.forEachRow(rows, of: events, ahead: KeptFigures(firsts)) { row, contact in
                    let own = values(row)
                    var found: Bits = 0
                    // Nobody can foretell how many values a row has, so of a few all bits are looked at, its own or not.
                    if own.count <= Self.mostAtOnce {
                        for place in 0..<Self.mostAtOnce {
                            let isOwn = Bits(truncatingIfNeeded: unforeseen(place < own.count ? 1 : 0))
                            found |= bits[own.lowerBound &+ place] & (0 &- isOwn)
                        }
                    } else {
                        for value in own { found |= bits[value] }
                    }
                    firsts[contact] |= found
                }
            }
        }
    }

    private static var mostAtOnce: Int { 4 }
    /// More codes do not each have a bit of their own at hand.
    private static var mostCodes: Int { 1 << 16 }

    /// Finds the bits of the first values of columns; false if not all are texts with codes, or one that stands for something
    /// has no bit.
    private func findBits(of count: Int, in bound: [ColumnBuffer?]) -> Bool {
        guard !hasOthers, 1...Self.mostCodes ~= spellings.codeCount,
            let codes = spellings.codes(ofTexts: count, in: bound)
        else { return false }
        if bitsOfCodes.isEmpty { bitsOfCodes = Array(repeating: 0, count: spellings.codeCount) }
        if bitsOfValues.count < count + Self.mostAtOnce {
            bitsOfValues = Array(repeating: 0, count: count + Self.mostAtOnce)
        }
        var lacksSome = false
        bitsOfValues.withUnsafeMutableBufferPointer { bits in
            bitsOfCodes.withUnsafeBufferPointer { bitsOfCodes in
                codes.withUnsafeBufferPointer { codes in
                    for value in 0..<count {
                        let bit = bitsOfCodes[Int(codes[value])]
                        bits[value] = bit
                        lacksSome = lacksSome || bit == 0
                    }
                }
            }
        }
        guard lacksSome else { return true }
        for value in 0..<count where bitsOfValues[value] == 0 {
            let code = Int(codes[value])
            let number = spellings.number(ofCode: code)
            guard number != SpellingNumbers.none else { continue }
            guard let bit = Self.bit(of: number) else {
                hasOthers = true
                return false
            }
            bitsOfCodes[code] = bit
            bitsOfValues[value] = bit
        }
        return true
    }

    private func add(_ number: UInt32, to contact: Int) {
        if let bit = Self.bit(of: number) {
            firsts[contact] |= bit
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
