internal import DelimitedText
internal import Glibc

/// The cells that the head of the last event was made of: the lines of an order repeat most of them, and what they repeat
/// need not be read again.
final class RepeatedCells {
    private let columns: [Int]
    /// The cells one after another, and where each ends.
    private let bytes = JSONBuffer()
    private var ends: [Int]
    private var isKnown = false

    init(_ columns: Set<Int>) {
        self.columns = columns.sorted()
        ends = Array(repeating: 0, count: columns.count)
    }

    /// Whether the reader's row has the cells that were remembered.
    func areRepeated(in reader: DelimitedReader) -> Bool {
        guard isKnown else { return false }
        var start = 0
        for index in columns.indices {
            let cell = reader.cell(columns[index])
            let end = ends[index]
            guard cell.count == end - start else { return false }
            if let first = cell.baseAddress, memcmp(first, bytes.start + start, cell.count) != 0 { return false }
            start = end
        }
        return true
    }

    /// Takes the cells of the reader's row in the place of the earlier ones.
    func remember(_ reader: DelimitedReader) {
        bytes.cut(to: 0)
        for index in columns.indices {
            bytes.append(reader.cell(columns[index]))
            ends[index] = bytes.count
        }
        isKnown = true
    }

    /// Forgets the cells, since nothing came of them.
    func forget() { isKnown = false }
}
