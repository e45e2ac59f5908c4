internal import Columns

/// What is asked of each contact's figure, once all events have been seen.
enum FigureQuestion {
    /// It passes a test.
    case passes(FigureTest)
    /// It is among the greatest or the least of all contacts.
    case ranks(Ranking)

    /// The contacts whose count answers it; a count of zero is a figure to a test, and none to a ranking.
    func contacts(byCounts counts: [UInt32]) -> Bitmap {
        switch self {
        case .passes(let test):
            let passes = test.mantissaTest(scale: 0)
            guard let (range, isNegated) = passes.ofCounts else {
                return Bitmap(of: counts.count) { passes.passes(Int128(counts[$0])) }
            }
            let (least, greatest) = (range.lowerBound, range.upperBound)
            return counts.withUnsafeBufferPointer { counts in
                Bitmap(of: counts.count) { (least <= counts[$0] && counts[$0] <= greatest) != isNegated }
            }
        case .ranks(let ranking):
            return ranking.contacts(by: counts.map { Int128($0) }) { counts[$0] > 0 }
        }
    }
}
