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

    /// The totals of the versions in the given rows.
    init(_ versions: OrderVersions, rows: [UInt32]) {
        let scaling = TotalScaling(versions, rows: rows)
        scale = scaling.scale
        mantissas =
            scaling.totalsFit64Bits
            ? .narrow(Self.raised(versions, rows, scaling.factors()))
            : .wide(Self.raised(versions, rows, scaling.factors()))
    }

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
