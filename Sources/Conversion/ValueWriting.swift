internal import DelimitedText
internal import EventModel

/// How the cells of one table are read as numbers and dates, and where dates go.
struct ValueWriting {
    let decimalMark: DecimalMark
    let dateOrder: DateOrder

    /// How constants of a map are written.
    static let ofMaps = ValueWriting(decimalMark: .point, dateOrder: .yearFirst)

    /// What a date is written as.
    enum DateForm {
        /// To the day or minute: `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm`, as the vendor wants `occurred` (Sending Past Events).
        case occurred
        /// To the second, a date alone as its midnight, as the vendor wants an order's `date` (Sending Orders).
        case orderDate
        /// As precise as the cell is.
        case other

        /// The form for a parameter of this name.
        static func usual(of name: String) -> DateForm {
            switch name {
            case "occurred": .occurred
            case "date": .orderDate
            default: .other
            }
        }
    }

    /// Writes a trimmed cell that is not empty as a JSON value.
    func append(
        _ cell: UnsafeRawBufferPointer,
        as kind: ValueKind,
        _ form: DateForm,
        to buffer: JSONBuffer
    ) throws(ValueFault) {
        switch kind {
        case .text: buffer.append(text: cell)
        case .number: Self.append(try number(cell), to: buffer)
        case .code: buffer.append(text: Self.withoutZeroFraction(cell))
        case .phone: try appendPhone(cell, to: buffer)
        case .date: try appendDate(cell, form, to: buffer)
        }
    }

    /// The number that a trimmed cell is.
    func number(_ cell: UnsafeRawBufferPointer) throws(ValueFault) -> ExactDecimal {
        guard let number = NumberCell.number(cell, decimalMark) else {
            throw ValueFault("\(ValueFault.shown(cell)) is no number with a decimal \(decimalMark.rawValue)")
        }
        return number
    }

    /// Writes the digits of a number.
    static func append(_ number: ExactDecimal, to buffer: JSONBuffer) {
        guard let mantissa = Int64(exactly: number.mantissa), number.scale <= 18 else {
            var text = number.description
            text.withUTF8 { buffer.append(UnsafeRawBufferPointer($0)) }
            return
        }
        if mantissa < 0 { buffer.append(UInt8(ascii: "-")) }
        var power: UInt64 = 1
        for _ in 0..<number.scale { power *= 10 }
        let (whole, fraction) = mantissa.magnitude.quotientAndRemainder(dividingBy: power)
        buffer.append(digits: Int(whole), width: digitCount(whole))
        guard number.scale > 0 else { return }
        buffer.append(UInt8(ascii: "."))
        buffer.append(digits: Int(fraction), width: number.scale)
    }

    private static func digitCount(_ value: UInt64) -> Int {
        var (rest, count) = (value / 10, 1)
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }

    /// `17850` for `17850.0` and `17850,00`; everything else as it is.
    private static func withoutZeroFraction(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var end = cell.count
        while end > 0, cell[end - 1] == UInt8(ascii: "0") { end -= 1 }
        guard end >= 2, end < cell.count, cell[end - 1] == UInt8(ascii: ".") || cell[end - 1] == UInt8(ascii: ",")
        else {
            return cell
        }
        let whole = UnsafeRawBufferPointer(rebasing: cell[..<(end - 1)])
        return whole.allSatisfy { (0x30...0x39).contains($0) } ? whole : cell
    }

    /// The digits of a phone, as the vendor's samples have them.
    ///
    /// A spreadsheet that took a phone for a number has lost digits of it where it shows `3.80671E+11`.
    private func appendPhone(_ cell: UnsafeRawBufferPointer, to buffer: JSONBuffer) throws(ValueFault) {
        let begin = buffer.count
        buffer.append(UInt8(ascii: "\""))
        for byte in Self.withoutZeroFraction(cell) {
            switch byte {
            case 0x30...0x39: buffer.append(byte)
            case UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x20:
                break
            case 0xC2, 0xA0: break
            default:
                buffer.cut(to: begin)
                throw ValueFault("\(ValueFault.shown(cell)) is no phone; write it as digits, such as 380671234567")
            }
        }
        guard buffer.count > begin + 1 else {
            buffer.cut(to: begin)
            throw ValueFault("\(ValueFault.shown(cell)) is no phone; write it as digits, such as 380671234567")
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private func appendDate(_ cell: UnsafeRawBufferPointer, _ form: DateForm, to buffer: JSONBuffer) throws(ValueFault)
    {
        guard let date = DateCell(cell, order: dateOrder) else {
            throw ValueFault("\(ValueFault.shown(cell)) is no date or time of the form \(dateOrder.pattern)")
        }
        buffer.append(UInt8(ascii: "\""))
        let (year, month, day) = date.clock.date
        buffer.append(digits: year, width: 4)
        buffer.append(UInt8(ascii: "-"))
        buffer.append(digits: month, width: 2)
        buffer.append(UInt8(ascii: "-"))
        buffer.append(digits: day, width: 2)
        if date.precision != .day || form == .orderDate {
            let (hour, minute, second, _) = date.clock.time
            buffer.append(UInt8(ascii: "T"))
            buffer.append(digits: hour, width: 2)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(digits: minute, width: 2)
            if form == .orderDate || (form == .other && date.precision == .second) {
                buffer.append(UInt8(ascii: ":"))
                buffer.append(digits: second, width: 2)
                if !date.fraction.isEmpty {
                    buffer.append(UInt8(ascii: "."))
                    buffer.append(UnsafeRawBufferPointer(rebasing: cell[date.fraction]))
                }
            }
            appendZone(UnsafeRawBufferPointer(rebasing: cell[date.zone]), to: buffer)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// `Z` or `+02:00`, however the cell spells it.
    private func appendZone(_ zone: UnsafeRawBufferPointer, to buffer: JSONBuffer) {
        switch zone.count {
        case 3:
            buffer.append(zone)
            buffer.append(":00")
        case 5:
            buffer.append(UnsafeRawBufferPointer(rebasing: zone[..<3]))
            buffer.append(UInt8(ascii: ":"))
            buffer.append(UnsafeRawBufferPointer(rebasing: zone[3...]))
        default: buffer.append(zone)
        }
    }
}
