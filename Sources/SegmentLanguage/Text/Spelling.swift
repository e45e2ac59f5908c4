import EventModel

/// A text in double quotes, with the escapes that read back as the same text.
func quoted(_ text: String) -> String { enclosed(text, in: "\"") }

/// A name, in backticks unless it is a plain word that is no keyword.
func spelled(name: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
        scalars.first.map { $0 == "_" || $0.properties.isXIDStart } == true
        && scalars.allSatisfy(\.properties.isXIDContinue)
    return isPlain && !Keywords.all.contains(name.lowercased()) ? name : enclosed(name, in: "`")
}

private func enclosed(_ text: String, in mark: Unicode.Scalar) -> String {
    // By scalars: what combines with a mark or a backslash must not hide it.
    var result = String.UnicodeScalarView([mark])
    for scalar in text.unicodeScalars {
        switch scalar {
        case mark, "\\": result.append(contentsOf: ["\\", scalar])
        case "\n": result.append(contentsOf: ["\\", "n"])
        case "\t": result.append(contentsOf: ["\\", "t"])
        default: result.append(scalar)
        }
    }
    result.append(mark)
    return String(result)
}

/// A calendar day as `2024-01-31`.
func dayText(_ time: WallClock) -> String {
    let (year, month, day) = time.date
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
}

/// A time as `2024-01-31T09:30`, with seconds and their fraction where there are any.
func timeText(_ time: WallClock) -> String {
    let (hour, minute, second, microsecond) = time.time
    var text = "\(dayText(time))T\(padded(hour, 2)):\(padded(minute, 2))"
    if second != 0 || microsecond != 0 { text += ":\(padded(second, 2))" }
    if microsecond != 0 {
        var fraction = padded(microsecond, 6)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        text += "." + fraction
    }
    return text
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
