/// Sorts amounts by their digits in base 256 or 2048, so that the time grows with their number alone.
///
/// Only the digits in which the amounts differ are looked at: prices of one shop take two or three rounds.
struct AmountSorting<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable> {
    private var other: [Amount] = []
    private var positions = [Int](repeating: 0, count: 1 << 11)

    /// Below this a comparison sort is faster.
    private static var fewest: Int { 192 }
    private static var narrowDigitLimit: Int { 16_384 }

    /// Sorts amounts in place, ascending.
    mutating func sort(_ amounts: UnsafeMutableBufferPointer<Amount>) {
        guard amounts.count >= Self.fewest else {
            var amounts = amounts
            amounts.sort()
            return
        }
        var (least, greatest) = (amounts[0], amounts[0])
        for amount in amounts {
            least = min(least, amount)
            greatest = max(greatest, amount)
        }
        let span = Amount.Magnitude(truncatingIfNeeded: greatest &- least)
        let bits = Amount.bitWidth - span.leadingZeroBitCount
        let digitBits = amounts.count < Self.narrowDigitLimit ? 8 : 11
        if other.count < amounts.count { other = Array(repeating: 0, count: amounts.count) }
        var isInOther = false
        var shift = 0
        other.withUnsafeMutableBufferPointer { other in
            let other = UnsafeMutableBufferPointer(rebasing: other[0..<amounts.count])
            while shift < bits {
                if isInOther {
                    Self.move(other, to: amounts, least, shift, digitBits, &positions)
                } else {
                    Self.move(amounts, to: other, least, shift, digitBits, &positions)
                }
                isInOther.toggle()
                shift += digitBits
            }
            if isInOther { _ = amounts.update(fromContentsOf: other) }
        }
    }

    /// Moves amounts in the order of one digit, equal digits in the order in which they come.
    @inline(__always)
    private static func move(
        _ source: UnsafeMutableBufferPointer<Amount>,
        to target: UnsafeMutableBufferPointer<Amount>,
        _ least: Amount,
        _ shift: Int,
        _ digitBits: Int,
        _ positions: inout [Int]
    ) {
        let mask = 1 &<< digitBits &- 1
        positions.withUnsafeMutableBufferPointer { positions in
            for digit in 0...mask { positions[digit] = 0 }
            for amount in source { positions[digit(amount, least, shift, mask)] &+= 1 }
            var position = 0
            for digit in 0...mask {
                let count = positions[digit]
                positions[digit] = position
                position &+= count
            }
            for amount in source {
                let digit = digit(amount, least, shift, mask)
                target[positions[digit]] = amount
                positions[digit] &+= 1
            }
        }
    }

    @inline(__always)
    private static func digit(_ amount: Amount, _ least: Amount, _ shift: Int, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: Amount.Magnitude(truncatingIfNeeded: amount &- least) &>> Amount.Magnitude(shift))
            & mask
    }
}
