internal import Columns

/// Columns of the same rows whose codes go together: a customer's number and email, an article's name and picture.
///
/// Codes count up in order of first appearance. So where one text determines another, their codes differ by what changes
/// slowly or not at all along the codes, and only that is written: for each code of the other column, once, what is to be
/// added to it.
struct CodeReferences {
    private var columns: [Column] = []

    private struct Column {
        let number: UInt32
        /// The code of each row, or ``CodeReferences/none``.
        let codes: [Int64]
        /// The rows in the order of their codes, once somebody asked for it: a column that others follow is mostly followed by
        /// several.
        private(set) lazy var order = SortedOrder.of(codes)

        init(number: UInt32, codes: [Int64]) {
            self.number = number
            self.codes = codes
        }
    }

    /// Stands for a row that has no code.
    static let none: Int64 = -1

    /// What is written of a column that refers to another one.
    struct Reference {
        /// The other column.
        let column: UInt32
        /// The stream of what is to be added to each of its codes, ascending.
        let differences: [UInt8]
    }

    /// Fewer codes than these are not worth it.
    private static let leastCount = 64
    private static let sampleSize = 64

    /// The reference that takes a quarter less than the codes themselves; without one, others may refer to them.
    mutating func reference(of own: CodeStream, column: UInt32) -> Reference? {
        // Codes of a few bits are not worth it either, nor worth referring to.
        guard own.codes.count >= Self.leastCount, own.bytes.count * 2 > own.codes.count else { return nil }
        var best: Reference?
        let sample = columns.isEmpty ? [] : Self.sample(own.byRow, of: own.codes.count)
        for other in columns.indices {
            guard Self.seemToFollow(own.byRow, columns[other].codes, in: sample),
                let differences = Self.differences(own, columns[other].codes, inOrder: columns[other].order)
            else { continue }
            var bytes: [UInt8] = []
            IntegerStream.append(differences, to: &bytes)
            if bytes.count < best?.differences.count ?? .max {
                best = Reference(column: columns[other].number, differences: bytes)
            }
        }
        if let best, best.differences.count * 4 <= own.bytes.count * 3 { return best }
        columns.append(Column(number: column, codes: own.byRow))
        return nil
    }

    /// The codes that differ from those of another column by what stands for each of its codes; nil if that is too little
    /// or too much.
    static func codes(_ others: [Int64], adding differences: [Int64]) -> [Int64]? {
        if let first = differences.first, differences.allSatisfy({ $0 == first }) {
            return others.map { $0 &+ first }
        }
        var codes = others
        var place = -1
        var previous = none
        for row in SortedOrder.of(others) {
            let other = others[Int(row)]
            if other != previous { place += 1 }
            guard place < differences.count else { return nil }
            previous = other
            codes[Int(row)] = other &+ differences[place]
        }
        return place == differences.count - 1 ? codes : nil
    }

    /// What is to be added to each of the others, ascending; nil if two rows of the same one differ, or one has none.
    private static func differences(_ own: CodeStream, _ others: [Int64], inOrder order: [Int32]) -> [Int64]? {
        var differences: [Int64] = []
        differences.reserveCapacity(own.codes.count)
        var (previous, last) = (none, Int64(0))
        for row in order {
            let (code, other) = (own.byRow[Int(row)], others[Int(row)])
            guard code != none else { continue }
            guard other != none else { return nil }
            if other != previous {
                last = code - other
                differences.append(last)
                previous = other
            } else if code - other != last {
                return nil
            }
        }
        return differences
    }

    /// Some of the rows that have a code.
    private static func sample(_ codes: [Int64], of count: Int) -> [Int] {
        let step = max(1, count / sampleSize)
        var sample: [Int] = []
        var next = 0
        for row in codes.indices where codes[row] != none {
            if next == 0 {
                sample.append(row)
                next = step
            }
            next -= 1
        }
        return sample
    }

    /// Whether in a sample the codes change along with the others: what is between them moves much less than they do.
    ///
    /// They do so as well where a few are far off: a tenth of them makes up most of all movement, but spoils only every
    /// fifth step.
    private static func seemToFollow(_ codes: [Int64], _ others: [Int64], in sample: [Int]) -> Bool {
        guard sample.allSatisfy({ others[$0] != none }) else { return false }
        let sample = sample.sorted { others[$0] < others[$1] }
        var (moved, apart): (Int64, Int64) = (0, 0)
        var (steps, alike) = (0, 0)
        for (row, next) in zip(sample, sample.dropFirst()) {
            let own = codes[next] - codes[row]
            let other = others[next] - others[row]
            guard own != 0 || other != 0 else { continue }
            moved += abs(own)
            apart += abs(own - other)
            steps += 1
            alike += abs(own - other) * 3 < abs(own) ? 1 : 0
        }
        return moved > 0 && (apart * 3 < moved || alike * 3 >= steps * 2)
    }
}

/// The codes of a column's rows, and the stream that holds them.
struct CodeStream {
    /// The code of each row, or ``CodeReferences/none``; empty if no row has one.
    let byRow: [Int64]
    /// The codes that there are.
    let codes: [Int64]
    /// Their stream.
    let bytes: [UInt8]

    init(of column: ColumnBuffer, _ rows: [Int32], _ classMask: UInt16) {
        guard ClassMask(classMask).hasCodes else {
            (byRow, codes, bytes) = ([], [], [])
            return
        }
        // Where every row has a code nobody looks for those that have none.
        if ClassMask(classMask).holdsCodesAlone {
            byRow = column.values.withUnsafeBufferPointer { values in rows.map { values[Int($0)] } }
            codes = byRow
        } else {
            byRow = column.classes.withUnsafeBufferPointer { classes in
                column.values.withUnsafeBufferPointer { values in
                    rows.map { classes[Int($0)].isCode ? values[Int($0)] : CodeReferences.none }
                }
            }
            codes = byRow.filter { $0 != CodeReferences.none }
        }
        var bytes: [UInt8] = []
        codes.withUnsafeBufferPointer {
            _ = IntegerStreamWriter(values: $0, type: IntegerType(UInt32.self)).append(to: &bytes)
        }
        self.bytes = bytes
    }
}
