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

    /// The reference that takes less than half of what the codes themselves take; without one, others may refer to them.
    ///
    mutating func reference(of own: CodeStream, column: UInt32) -> Reference? {
        // Codes of a few bits are not worth it either, nor worth referring to.
        guard own.codes.count >= Self.leastCount, own.bytes.count * 2 > own.codes.count else { return nil }
        var best: Reference?
        for other in columns {
            guard let others = Self.codes(other.codes, whereThereAre: own.byRow), Self.seemToFollow(own.codes, others),
                let differences = Self.differences(own.codes, others)
            else { continue }
            var bytes: [UInt8] = []
            IntegerStream.append(differences, to: &bytes)
            if bytes.count < best?.differences.count ?? .max {
                best = Reference(column: other.number, differences: bytes)
            }
        }
        if let best, best.differences.count * 2 < own.bytes.count { return best }
        columns.append(Column(number: column, codes: own.byRow))
        return nil
    }

    /// The codes of the rows in which another column has some; nil if one lacks a code there.
    private static func codes(_ codes: [Int64], whereThereAre others: [Int64]) -> [Int64]? {
        var found: [Int64] = []
        found.reserveCapacity(codes.count)
        for row in codes.indices where others[row] != none {
            guard codes[row] != none else { return nil }
            found.append(codes[row])
        }
        return found
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

    /// What is to be added to each of the others, ascending; nil if two rows of the same one differ.
    private static func differences(_ codes: [Int64], _ others: [Int64]) -> [Int64]? {
        var differences: [Int64] = []
        var previous = none
        for row in SortedOrder.of(others) {
            let difference = codes[Int(row)] - others[Int(row)]
            if others[Int(row)] != previous {
                differences.append(difference)
                previous = others[Int(row)]
            } else if differences.last != difference {
                return nil
            }
        }
        return differences
    }

    /// Whether in a sample the codes change along with the others: what is between them moves much less than they do.
    private static func seemToFollow(_ codes: [Int64], _ others: [Int64]) -> Bool {
        let step = max(1, codes.count / sampleSize)
        let sample = stride(from: 0, to: codes.count, by: step).sorted { others[$0] < others[$1] }
        var (moved, apart): (Int64, Int64) = (0, 0)
        for (row, next) in zip(sample, sample.dropFirst()) {
            let own = codes[next] - codes[row]
            moved += abs(own)
            apart += abs(own - (others[next] - others[row]))
        }
        return moved > 0 && apart * 3 < moved
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
