import EventModel

/// A text in double quotes, with the escapes that read back as the same text.
func quoted(_ text: String) -> String {
    var result = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
        case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        default: result.append(scalar)
        }
    }
    result.append("\"")
    return String(result)
}

/// A name, in backticks unless it is a plain word that is no keyword.
func spelled(name: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
        scalars.first.map { $0 == "_" || $0.properties.isXIDStart } == true
        && scalars.allSatisfy(\.properties.isXIDContinue)
    if isPlain, !Keywords.all.contains(name.lowercased()) { return name }
    var result = "`".unicodeScalars
    for scalar in scalars {
        switch scalar {
        case "`": result.append(contentsOf: "\\`".unicodeScalars)
        case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        default: result.append(scalar)
        }
    }
    result.append("`")
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
