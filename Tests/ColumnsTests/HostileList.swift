import TestSupport

/// Shapes of lists on which encodings of integers tend to fail.
enum HostileList: CaseIterable {
    case greatest
    case alternatingExtremes
    case arithmetic
    case descending
    case runs
    case shortRuns
    case fewDistinctWide
    case oneOutlier
    case outliers
    case random

    static let lengths = [0, 1, 2, 63, 64, 65, 1023, 1024, 1025, 2049]

    func values<T: FixedWidthInteger>(_ length: Int, of type: T.Type = T.self) -> [T] {
        var generator = Dice(seed: UInt64(length))
        switch self {
        case .greatest: return Array(repeating: .max, count: length)
        case .alternatingExtremes: return (0..<length).map { $0 % 2 == 0 ? .min : .max }
        case .arithmetic: return (0..<length).map { 5 &+ 60 &* T(truncatingIfNeeded: $0) }
        case .descending: return (0..<length).map { .max &- T(truncatingIfNeeded: $0) }
        case .runs: return (0..<length).map { T(truncatingIfNeeded: ($0 / 37) &* 0x1234_5678_9ABC_DEF1) }
        case .shortRuns: return Self.shortRuns(length)
        case .fewDistinctWide: return (0..<length).map { _ in .max / 7 &* T(generator.next() % 7) &+ .min / 2 }
        case .oneOutlier: return (0..<length).map { $0 == length / 2 ? .min : 100 &+ T($0 % 3) }
        case .outliers: return Self.outliers(length)
        case .random: return (0..<length).map { _ in T(truncatingIfNeeded: generator.next()) }
        }
    }

    /// Values that move on slowly, and every tenth at one of the ends, the first one too.
    private static func outliers<T: FixedWidthInteger>(_ length: Int) -> [T] {
        (0..<length).map { index in
            guard index % 10 == 0 else { return 50 &+ T(truncatingIfNeeded: index / 3 % 60) }
            return index % 20 == 0 ? .max : .min
        }
    }

    /// Runs of one to nine and of twelve, around what is written without a loop.
    private static func shortRuns<T: FixedWidthInteger>(_ length: Int) -> [T] {
        var values: [T] = []
        while values.count < length {
            let value = T(truncatingIfNeeded: values.count &* 0x1234_5678_9ABC_DEF1)
            values += Array(repeating: value, count: [1, 8, 2, 9, 3, 7, 4, 12, 5, 6][values.count % 10])
        }
        return Array(values.prefix(length))
    }
}
