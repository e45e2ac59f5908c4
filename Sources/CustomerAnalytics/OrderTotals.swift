package import EventModel
internal import EventStore

/// The totals of orders as mantissas of one common scale, exact.
package struct OrderTotals: Sendable {
    /// The mantissas: of 64 bits wherever all of them fit, which is always but for hostile data.
    package enum Mantissas: Sendable {
        case narrow([Int64])
        case wide([Int128])
    }

    /// One mantissa an order.
    package let mantissas: Mantissas
    /// How many digits of the mantissas stand after the point: the most that any of the orders has.
    package let scale: Int

    /// A total as a number.
    package subscript(index: Int) -> ExactDecimal {
        switch mantissas {
        case .narrow(let values): ExactDecimal(mantissa: Int128(values[index]), scale: scale)
        case .wide(let values): ExactDecimal(mantissa: values[index], scale: scale)
        }
    }

    /// The totals of the versions in the given rows, of which any may be added up: no sum leaves 128 bits.
    ///
    /// Totals of 64 bits come to less than 2^95, since there are fewer than 2^32 orders. Of greater ones all magnitudes together
    /// stay below 2^125, which leaves room for the difference of two sums, and for borders beside the greatest total.
    ///
    /// - Throws: ``CustomerAnalyticsError/sumsTooLong(greatest:digits:)`` where that would not be so.
    init(_ versions: OrderVersions, rows: [UInt32]) throws(CustomerAnalyticsError) {
        let scaling = TotalScaling(versions, rows: rows)
        scale = scaling.scale
        guard !scaling.totalsFit64Bits else {
            mantissas = .narrow(Self.raised(versions, rows, scaling.factors()))
            return
        }
        let totals: [Int128] = Self.raised(versions, rows, scaling.factors())
        // One total is less than 2^123, so the room does not wrap on the way below zero.
        var (room, greatest): (Int128, Int128) = (Self.greatestSum, 0)
        for total in totals {
            greatest = max(greatest, Int128(total.magnitude))
            if room >= 0 { room -= Int128(total.magnitude) }
        }
        guard room >= 0 else {
            let greatest = ExactDecimal(mantissa: greatest, scale: scale).normalized
            throw .sumsTooLong(greatest: greatest, digits: scale)
        }
        mantissas = .wide(totals)
    }

    /// What the magnitudes of all totals together do not exceed.
    static let greatestSum = Int128(1) << 125

    @inline(__always)
    private static func raised<Mantissa: FixedWidthInteger>(
        _ versions: OrderVersions,
        _ rows: [UInt32],
        _ factors: [Mantissa]
    ) -> [Mantissa] {
        let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
        return [Mantissa](unsafeUninitializedCapacity: rows.count) { buffer, count in
            for index in rows.indices {
                let row = Int(rows[index])
                buffer.initializeElement(at: index, to: Mantissa(mantissas[row]) &* factors[Int(scales[row])])
            }
            count = rows.count
        }
    }
}
