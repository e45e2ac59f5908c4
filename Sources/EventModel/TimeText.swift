/// A time as a text gives it: ISO 8601 with extended separators, to the day, minute, second or fraction.
///
/// `2024-01-31`, `2024-01-31T08:30`, `2024-01-31 08:30:15.250`, `2024-01-31T08:30:15+02:00`, `...Z`.
/// The vendor documents `YYYY-MM-DD` and `YYYY-MM-DDTHH:mm` for `occurred` (Sending Past Events) and
/// `YYYY-MM-ddTHH:mm:ss` for an order's `date` (Sending Orders); its plugins send zones and fractions too.
package struct TimeText: Sendable {
    /// The clock's reading as written, before any conversion between zones; a fraction is cut to microseconds.
    package let written: WallClock
    /// The form to write it again; nil where a form cannot hold the spelling.
    package let form: TimeForm?
    /// The stated offset from UTC in minutes, or nil.
    package let offset: Int?
    /// Whether the text gives a date alone.
    package let isDateAlone: Bool

    /// Reads a time that fills the bytes; nil if they are none, such as `2023-02-30` or `12:00`.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 10, bytes.count <= 40 else { return nil }
        var scanner = Scanner(bytes: bytes)
        guard
            let year = scanner.digits(4), scanner.take(UInt8(ascii: "-")),
            let month = scanner.digits(2), scanner.take(UInt8(ascii: "-")),
            let day = scanner.digits(2)
        else { return nil }
        if scanner.isAtEnd {
            guard let date = WallClock(year: year, month: month, day: day) else { return nil }
            (written, form, offset, isDateAlone) = (date, .date, nil, true)
            return
        }
        let blank = scanner.take(UInt8(ascii: " "))
        guard blank || scanner.take(UInt8(ascii: "T")) else { return nil }
        guard let hour = scanner.digits(2), scanner.take(UInt8(ascii: ":")), let minute = scanner.digits(2) else {
            return nil
        }
        var (second, microsecond, precision) = (0, 0, 1)
        var canonical = true
        if scanner.take(UInt8(ascii: ":")) {
            guard let seconds = scanner.digits(2) else { return nil }
            (second, precision) = (seconds, 2)
            if scanner.take(UInt8(ascii: ".")) {
                guard let fraction = scanner.fraction() else { return nil }
                (microsecond, precision) = (fraction.microseconds, 2 + min(fraction.count, 6))
                canonical = fraction.count <= 6
            }
        }
        guard let zone = scanner.zone(), scanner.isAtEnd else { return nil }
        guard
            let clock = WallClock(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second,
                microsecond: microsecond
            )
        else { return nil }
        written = clock
        offset = zone.offset
        isDateAlone = false
        form =
            canonical && zone.canonical
            ? TimeForm(precision: precision, blankSeparator: blank, zone: zone.code) : nil
    }

    /// Reads a time that fills the text.
    package init?(_ text: String) {
        var text = text
        let read = text.withUTF8 { TimeText(UnsafeRawBufferPointer($0)) }
        guard let read else { return nil }
        self = read
    }
}

/// Takes fixed pieces off the front of the bytes.
private struct Scanner {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for index in position..<position + count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        position += count
        return value
    }

    mutating func fraction() -> (microseconds: Int, count: Int)? {
        var (value, count) = (0, 0)
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            if count < 6 { value = value * 10 + Int(digit) }
            count += 1
            position += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return (value, count)
    }

    /// `Z`, `+02:00`, `+0200`, `+02`, or nothing.
    ///
    /// Only the first two, and not `-00:00`, are written the same way again.
    mutating func zone() -> (offset: Int?, code: Int, canonical: Bool)? {
        if isAtEnd { return (nil, 0, true) }
        if take(UInt8(ascii: "Z")) { return (0, 1, true) }
        let negative = take(UInt8(ascii: "-"))
        guard negative || take(UInt8(ascii: "+")), let hours = digits(2), hours <= 14 else { return nil }
        let colon = take(UInt8(ascii: ":"))
        guard let minutes = isAtEnd && !colon ? 0 : digits(2), minutes < 60 else { return nil }
        let offset = (negative ? -1 : 1) * (hours * 60 + minutes)
        return (offset, offset + 902, colon && !(negative && offset == 0))
    }
}

// MARK: - Writing

extension WallClock {
    /// Appends the time in a form; a zone in the form is printed as it is, without conversion.
    package func append(in form: TimeForm, to bytes: inout [UInt8]) {
        let (year, month, day) = date
        bytes.append(digits: year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: day, width: 2)
        guard form.precision > 0 else { return }
        let (hour, minute, second, microsecond) = time
        bytes.append(UInt8(ascii: form.blankSeparator ? " " : "T"))
        bytes.append(digits: hour, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: minute, width: 2)
        if form.precision >= 2 {
            bytes.append(UInt8(ascii: ":"))
            bytes.append(digits: second, width: 2)
        }
        if form.precision > 2 {
            bytes.append(UInt8(ascii: "."))
            var (kept, digits) = (microsecond, 6)
            while digits > form.precision - 2 {
                kept /= 10
                digits -= 1
            }
            bytes.append(digits: kept, width: digits)
        }
        switch form.zone {
        case 0: break
        case 1: bytes.append(UInt8(ascii: "Z"))
        default:
            let offset = form.zone - 902
            bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
            bytes.append(digits: abs(offset) / 60, width: 2)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(digits: abs(offset) % 60, width: 2)
        }
    }

    /// The time in a form, as a text.
    package func text(in form: TimeForm) -> String {
        var bytes: [UInt8] = []
        append(in: form, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension WallClock: CustomStringConvertible {
    /// The time to the precision that it has: a date and time, to the minute at least.
    @usableFromInline package var description: String {
        let (_, _, second, microsecond) = time
        if microsecond != 0 { return text(in: TimeForm(precision: 8, blankSeparator: false, zone: 0)) }
        return text(in: second != 0 ? .second : .minute)
    }
}

extension [UInt8] {
    fileprivate mutating func append(digits value: Int, width: Int) {
        var power = 1
        for _ in 1..<width { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(value / power % 10))
            power /= 10
        }
    }
}

extension TimeText {
    /// Reads a time that stands between blanks.
    package init?(trimming bytes: UnsafeRawBufferPointer) {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] == 32 || (9...13).contains(bytes[start]) { start += 1 }
        while end > start, bytes[end - 1] == 32 || (9...13).contains(bytes[end - 1]) { end -= 1 }
        self.init(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
}
