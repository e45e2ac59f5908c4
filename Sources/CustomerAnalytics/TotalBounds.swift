internal import EventModel
internal import EventStore

/// The most digits after the point that the totals of some orders have, and what no magnitude exceeds at that scale.
struct TotalBounds {
    /// How many digits stand after the point.
    let scale: Int
    /// At that scale.
    let magnitude: Int128
    /// Whether all totals are known to have that scale.
    let isOnlyScale: Bool

    /// Takes what is known without a look at the totals of the versions, if it will do; else looks at those in some rows.
    ///
    /// - Parameter willDo: Whether a bound of the magnitudes is low enough; one that is looked for may be lower.
    init(_ versions: OrderVersions, _ rows: [UInt32], _ willDo: (Int128) -> Bool) {
        if let scales = versions.knownTotalScales, scales.lowerBound == scales.upperBound,
            let mantissas = versions.knownTotalMantissas
        {
            let greatest = Int128(max(mantissas.lowerBound.magnitude, mantissas.upperBound.magnitude))
            if willDo(greatest) {
                (scale, magnitude, isOnlyScale) = (Int(scales.lowerBound), greatest, true)
                return
            }
        }
        let (mantissaList, scaleList) = (versions.totalMantissas, versions.totalScales)
        let (rows, mantissas, scales) = (rows.span, mantissaList.span, scaleList.span)
        var (least, most, greatest): (UInt8, UInt8, UInt64) = (.max, 0, 0)
        for index in rows.indices {
            let row = Int(rows[index])
            least = min(least, scales[row])
            most = max(most, scales[row])
            greatest = max(greatest, mantissas[row].magnitude)
        }
        scale = Int(most)
        isOnlyScale = least == most
        // A mantissa has at most 19 digits, and a scale is at most 18.
        magnitude = Int128(greatest) * ExactDecimal.powersOfTen[min(18, Int(most - min(least, most)))]
    }
}
