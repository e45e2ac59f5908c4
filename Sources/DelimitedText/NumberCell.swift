package import EventModel

/// A number as people write it into a table.
package enum NumberCell {
    /// The most digits that a number may have.
    private static let mostDigits = 36

    /// The number that a trimmed cell is, all its digits kept; nil for anything else.
    ///
    /// Groups of three digits may be set off by blanks, apostrophes or that one of point and comma that is not the decimal
    /// sign; an exponent may follow only where nothing is grouped and the sign is a point.
    package static func number(_ cell: UnsafeRawBufferPointer, _ mark: DecimalMark) -> ExactDecimal? {
        if mark == .point, let plain = DecimalText.canonical(cell) {
            return ExactDecimal(mantissa: Int128(plain.mantissa), scale: Int(plain.scale))
        }
        var place = 0
        let isNegative = cell.first == UInt8(ascii: "-")
        if isNegative || cell.first == UInt8(ascii: "+") { place = 1 }
        var (mantissa, digits, scale): (Int128, Int, Int) = (0, 0, 0)
        /// Digits since the last group sign, and that sign: its last byte, since blanks have several.
        var (run, groupSign): (Int, UInt8) = (0, 0)
        var isFraction = false
        while place < cell.count {
            let byte = cell[place]
            if CellBytes.isDigit(byte) {
                mantissa = mantissa * 10 + Int128(byte - 0x30)
                digits += 1
                run += 1
                if isFraction { scale += 1 }
                guard digits <= mostDigits else { return nil }
            } else if byte == mark.byte {
                guard !isFraction, groupSign == 0 || run == 3 else { return nil }
                (isFraction, run) = (true, 0)
            } else {
                let width =
                    byte == mark.groupByte || byte == UInt8(ascii: "'")
                    ? 1 : CellBytes.blank(cell, at: place, before: cell.count)
                guard width > 0 else { return scientific(cell, mark) }
                let sign = cell[place + width - 1]
                guard !isFraction, groupSign == 0 ? (1...3).contains(run) : run == 3 && sign == groupSign else {
                    return nil
                }
                (groupSign, run) = (sign, 0)
                place += width - 1
            }
            place += 1
        }
        guard digits > 0, isFraction ? run > 0 : groupSign == 0 || run == 3 else { return nil }
        return ExactDecimal(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
    }

    private static func scientific(_ cell: UnsafeRawBufferPointer, _ mark: DecimalMark) -> ExactDecimal? {
        mark == .point && cell.count <= mostDigits ? DecimalText.number(cell) : nil
    }
}
