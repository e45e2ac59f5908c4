internal import Columns

/// The fingerprints of a part that is being filled, for finding out which of others are among them.
///
/// A bit for each, at the place that its lowest bits name, tells of nearly all others that they are not: that is one look,
/// where a merge of two sorted lists has the processor guess wrong at every other step.
struct SortedFingerprints {
    private let values: [Int64]
    private var marks: Bitmap
    private let mask: Int64

    /// At most one in so many others is looked for in vain.
    private static let spread = 32

    /// - Parameter values: The fingerprints, ascending.
    init(_ values: [Int64]) {
        self.values = values
        var size = 64
        while size < Self.spread * values.count { size *= 2 }
        mask = Int64(size - 1)
        marks = Bitmap(count: size)
        for value in values { marks[Int(value & mask)] = true }
    }

    /// Those of others that are among the fingerprints: the place of each, and the places of the fingerprints like it.
    func hits(among others: [Int64]) -> [(place: Int, equals: Range<Int>)] {
        var hits: [(place: Int, equals: Range<Int>)] = []
        for place in others.indices where marks[Int(others[place] & mask)] {
            let first = firstIndex(notBelow: others[place])
            var end = first
            while end < values.count, values[end] == others[place] { end += 1 }
            if first < end { hits.append((place, first..<end)) }
        }
        return hits
    }

    private func firstIndex(notBelow value: Int64) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
