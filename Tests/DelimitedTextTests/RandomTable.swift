import DelimitedText

/// Random CSV of two columns, full of quotes and line ends in odd places, every row of which is a record.
struct RandomTable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// The settings under which such a table is to be read, since a few random rows tell nothing.
    static var settings: DelimitedSettings {
        var settings = DelimitedSettings()
        (settings.delimiter, settings.encoding) = (.comma, .utf8)
        return settings
    }

    private mutating func next(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }

    private mutating func pick(_ pieces: [String]) -> String { pieces[next(pieces.count)] }

    mutating func text() -> String {
        var text = "a,b\n"
        for _ in 0..<(3 + next(30)) { text += cell() + "," + cell() + pick(["\n", "\r\n", "\r", "\n\n"]) }
        return text
    }

    private mutating func cell() -> String {
        let isQuoted = next(3) == 0
        var cell = isQuoted ? "" : "x"
        for _ in 0..<next(8) {
            cell +=
                isQuoted ? pick(["\"\"", ",", "\n", "\r\n", "\r", "ї", "a", "😀"]) : pick(["a", "ї", "\"", " ", "😀"])
        }
        return isQuoted ? "\"\(cell)\"" : cell
    }
}

/// Reads records letter by letter as RFC 4180 says it, with no thought of speed.
enum SlowRecords {
    /// The rows behind the first one, cells joined by bars, without empty lines.
    static func read(_ text: String) -> [String] {
        var rows: [[String]] = [[""]]
        var scalars = Array(text.unicodeScalars)[...]
        var isQuoted = false
        func appending(_ scalar: Unicode.Scalar) {
            rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
        }
        var isAtCellStart = true
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    appending(scalar)
                } else if scalars.first == "\"" {
                    scalars.removeFirst()
                    appending(scalar)
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"" where isAtCellStart: isQuoted = true
            case ",": rows[rows.count - 1].append("")
            case "\r", "\n":
                if scalar == "\r", scalars.first == "\n" { scalars.removeFirst() }
                rows.append([""])
            default: appending(scalar)
            }
            isAtCellStart = scalar == "," || scalar == "\r" || scalar == "\n"
        }
        return rows.dropFirst().filter { $0 != [""] }.map { $0.joined(separator: "|") }
    }
}
