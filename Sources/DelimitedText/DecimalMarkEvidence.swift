/// Counts what numbers of a text speak for a decimal point or a decimal comma.
struct DecimalMarkEvidence {
    private var points = 0
    private var commas = 0
    /// A number that reads as another number by the other sign, such as `1,234`.
    private var ambiguous: String?
    private var ambiguousSign: UInt8 = 0

    /// Looks at a trimmed cell.
    mutating func see(_ cell: UnsafeRawBufferPointer) {
        guard cell.count >= 3, cell.count <= 32 else { return }
        var (lastSign, signs, digitsAfter, digitsBefore): (UInt8, Int, Int, Int) = (0, 0, 0, 0)
        var place = cell[0] == UInt8(ascii: "-") ? 1 : 0
        var hasBothSigns = false
        while place < cell.count {
            let byte = cell[place]
            if CellBytes.isDigit(byte) {
                if signs > 0 { digitsAfter += 1 } else { digitsBefore += 1 }
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                guard digitsBefore > 0 else { return }
                if signs > 0 {
                    guard digitsAfter == 3 else { return }
                    if byte != lastSign { hasBothSigns = true }
                }
                (lastSign, signs, digitsAfter) = (byte, signs + 1, 0)
            } else {
                let width = CellBytes.blank(cell, at: place, before: cell.count)
                guard width > 0, signs == 0 else { return }
                place += width - 1
            }
            place += 1
        }
        guard signs > 0, digitsAfter > 0 else { return }
        // A spreadsheet writes 17850.0 for a number of a customer, whatever the sign of the prices beside it.
        if signs == 1, digitsAfter == 1, lastSign == UInt8(ascii: "."), cell.last == UInt8(ascii: "0") { return }
        if !hasBothSigns, signs > 1 {
            // 1,234,567: the sign groups, so the other one is decimal.
            guard digitsAfter == 3 else { return }
            count(lastSign == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ","))
        } else if hasBothSigns || digitsAfter != 3 || digitsBefore > 3 {
            count(lastSign)
        } else if ambiguous == nil {
            ambiguous = String(decoding: cell, as: UTF8.self)
            ambiguousSign = lastSign
        }
    }

    private mutating func count(_ sign: UInt8) {
        if sign == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
    }

    /// The sign that the numbers tell beyond doubt.
    var certain: DecimalMark? {
        switch (points, commas) {
        case (1..., 0): .point
        case (0, 1...): .comma
        default: nil
        }
    }

    /// The sign that the numbers speak for; without any the comma where `1,234` stands between semicolons, else the point.
    func mark(delimiter: Delimiter) -> DecimalMark {
        if points != commas { return commas > points ? .comma : .point }
        if ambiguousSign == UInt8(ascii: ","), delimiter == .semicolon { return .comma }
        return .point
    }

    /// What could be otherwise; nil where nothing could.
    func doubt(about mark: DecimalMark) -> String? {
        if points > 0, commas > 0 {
            return "some numbers have a decimal point and some a decimal comma; the \(mark.rawValue) was taken; "
                + "numbers that do not fit are rejected"
        }
        guard points == commas, let ambiguous else { return nil }
        let other: DecimalMark = mark == .point ? .comma : .point
        return "\(ambiguous) may be thousands or a fraction; the decimal \(mark.rawValue) was taken; "
            + "set the decimal \(other.rawValue) if that is wrong"
    }
}
