internal import Columns
internal import EventModel
internal import EventStore

/// How the totals of some orders come to one common scale, and what surely fits.
struct TotalScaling: Sendable {
    /// The most digits after the point that any of the totals has.
    let scale: Int
    /// Whether each total at that scale fits 64 bits.
    let totalsFit64Bits: Bool

    /// Looks through the totals of the versions in the given rows.
    init(_ versions: OrderVersions, rows: [UInt32]) {
        let parts = Concurrently.mapSlices(of: rows.count) { Bounds(versions, rows, in: $0) }
        let bounds = (0...255).map { scale in
            parts.contains { $0.isSeen[scale] } ? parts.map { $0.greatest[scale] }.max() : nil
        }
        let scale = bounds.lastIndex { $0 != nil } ?? 0
        self.scale = scale
        // The mantissas have at most 19 digits and the scales go up to 18, so 128 bits hold every product.
        let greatest =
            bounds.enumerated().map { Int128($1 ?? 0) * ExactDecimal.powersOfTen[max(0, min(38, scale - $0))] }.max()
            ?? 0
        totalsFit64Bits = greatest <= Int128(Int64.max)
    }

    /// For each scale that a total may have, by what its mantissa is multiplied.
    ///
    /// A factor that does not fit belongs to a scale that no order has, or to zeros alone; it is 0.
    func factors<Mantissa: FixedWidthInteger>() -> [Mantissa] { Self.factors(to: scale) }

    /// For each scale that a total may have, by what its mantissa is multiplied to come to another one.
    static func factors<Mantissa: FixedWidthInteger>(to scale: Int) -> [Mantissa] {
        (0...255).map { Mantissa(exactly: ExactDecimal.powersOfTen[min(38, max(0, scale - $0))]) ?? 0 }
    }

    /// For each scale whether a total has it, and the greatest magnitude of a mantissa with it.
    private struct Bounds: Sendable {
        var isSeen = [Bool](repeating: false, count: 256)
        var greatest = [UInt64](repeating: 0, count: 256)

        init(_ versions: OrderVersions, _ rows: [UInt32], in range: Range<Int>) {
            let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
            for index in range {
                let row = Int(rows[index])
                let scale = Int(scales[row])
                isSeen[scale] = true
                greatest[scale] = max(greatest[scale], mantissas[row].magnitude)
            }
        }
    }
}
