/// Writes numbers, sizes and times for people.
package enum HumanNumber {
    /// The number with a comma between thousands: 1,234,567.
    package static func grouped(_ value: Int) -> String { grouped(String(value)) }

    /// The digits of a number with a comma between thousands before the point, all digits kept: 1,234.50.
    ///
    /// What has an exponent, or is no number in the syntax of JSON, comes back as it is.
    package static func grouped(_ digits: String) -> String {
        guard NumberSyntax.matches(digits), !digits.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
            return digits
        }
        let whole = digits.prefix { $0 != "." }
        let sign = whole.hasPrefix("-") ? "-" : ""
        let figures = whole.dropFirst(sign.count)
        var grouped = sign
        for (index, figure) in figures.enumerated() {
            if index > 0, (figures.count - index).isMultiple(of: 3) { grouped += "," }
            grouped.append(figure)
        }
        return grouped + digits[whole.endIndex...]
    }

    /// A count with its noun, which takes an s unless the count is one: 1 contact, 2,000 contacts.
    package static func count(_ value: Int, _ noun: String) -> String {
        grouped(value) + " " + (value == 1 ? noun : noun + "s")
    }

    /// A size in bytes, kB, MB and so on by powers of 1000, to about three digits: 999 B, 1.5 kB, 23 MB.
    package static func bytes(_ count: Int) -> String {
        guard count.magnitude >= 1000 else { return "\(count) B" }
        let sign = count < 0 ? "-" : ""
        var unit: UInt = 1
        for name in ["kB", "MB", "GB", "TB", "PB", "EB"] {
            unit *= 1000
            // The value in tenths of the unit, rounded half up; a value that rounds up to 1000 goes to the next unit.
            let (whole, rest) = count.magnitude.quotientAndRemainder(dividingBy: unit)
            let tenths = whole * 10 + (rest + unit / 20) / (unit / 10)
            if tenths < 100 { return "\(sign)\(tenths / 10).\(tenths % 10) \(name)" }
            let rounded = whole + (rest >= unit / 2 ? 1 : 0)
            if rounded < 1000 || name == "EB" { return "\(sign)\(rounded) \(name)" }
        }
        return "\(sign)\(count.magnitude) B"
    }

    /// A length of time in its two greatest units: 85 ms, 4.2 s, 3 min 20 s, 2 h 5 min, 3 d 4 h.
    ///
    /// Rounded half up to the smaller unit shown; a negative length counts as none.
    package static func duration(_ length: Duration) -> String {
        let milliseconds = max(0, milliseconds(of: length))
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        let tenths = (milliseconds + 50) / 100
        if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = (milliseconds + 500) / 1000
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        let minutes = (seconds + 30) / 60
        if minutes < 24 * 60 { return "\(minutes / 60) h \(minutes % 60) min" }
        let hours = (minutes + 30) / 60
        return "\(hours / 24) d \(hours % 24) h"
    }

    /// A whole number of things a second, with its unit: 245,000 events/s; nil if no time has passed.
    package static func rate(_ count: Int, _ unit: String, in time: Duration) -> String? {
        perSecond(count, in: time).map { grouped($0) + " " + unit + "/s" }
    }

    /// Bytes a second: 245 MB/s; nil if no time has passed.
    package static func byteRate(_ count: Int, in time: Duration) -> String? {
        perSecond(count, in: time).map { bytes($0) + "/s" }
    }

    private static func perSecond(_ count: Int, in time: Duration) -> Int? {
        let seconds = time / .seconds(1)
        guard seconds > 0 else { return nil }
        return Int(exactly: (Double(count) / seconds).rounded())
    }

    /// The length rounded half up; wider than any length, so that nothing overflows.
    private static func milliseconds(of length: Duration) -> Int128 {
        let (seconds, attoseconds) = length.components
        return Int128(seconds) * 1000 + Int128((attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000)
    }
}
