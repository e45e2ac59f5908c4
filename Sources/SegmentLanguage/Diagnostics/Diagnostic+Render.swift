extension Diagnostic {
    /// The message with its place, the line, a row of carets under the place, and the mend.
    ///
    ///     line 1, column 28: `dayz` is not known here
    ///         did orderCreated in last 3 dayz
    ///                                    ^^^^
    ///         did you mean: days
    ///
    /// Columns count characters from 1. A place that goes on to the next line is marked up to the line's end. Of a long line
    /// what is around the place is shown. The carets
    /// stand right where the terminal shows East Asian letters and emoji in two cells and copies tabs.
    package func render(in text: String) -> String {
        let (line, column) = place(in: text)
        return render(in: text, headed: "line \(line), column \(column): \(message)")
    }

    /// The same with a head line as compilers write it: `vip.segment:1:28: error: ...`.
    package func render(in text: String, file: String, severity: String) -> String {
        let (line, column) = place(in: text)
        return render(in: text, headed: "\(file):\(line):\(column): \(severity): \(message)")
    }

    /// Where it stands in the text: the line, and the character in it, both counted from 1.
    package func place(in text: String) -> (line: Int, column: Int) {
        let before = Array(text.utf8.prefix(range.lowerBound))
        let newline = UInt8(ascii: "\n")
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        return (before.count { $0 == newline } + 1, String(decoding: before[lineStart...], as: UTF8.self).count + 1)
    }

    private func render(in text: String, headed head: String) -> String {
        let bytes = Array(text.utf8)
        let place = min(range.lowerBound, bytes.count)
        let newline = UInt8(ascii: "\n")
        let lineStart = bytes[..<place].lastIndex(of: newline).map { $0 + 1 } ?? 0
        var lineEnd = bytes[place...].firstIndex(of: newline) ?? bytes.count
        if lineEnd > place, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
        let markEnd = max(place, min(range.upperBound, lineEnd))
        var before = String(decoding: bytes[lineStart..<place], as: UTF8.self)
        var marked = String(decoding: bytes[place..<markEnd], as: UTF8.self)
        var after = String(decoding: bytes[markEnd..<max(markEnd, lineEnd)], as: UTF8.self)
        if before.count + marked.count + after.count > Self.longestLine {
            if before.count > Self.shownAround { before = "…" + before.suffix(Self.shownAround) }
            if marked.count > Self.shownAround { (marked, after) = (marked.prefix(Self.shownAround) + "…", "") }
            if after.count > Self.shownAround { after = after.prefix(Self.shownAround) + "…" }
        }
        let padding = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.terminalCells) }.joined()
        let carets = String(repeating: "^", count: max(1, marked.reduce(0) { $0 + $1.terminalCells }))
        var rows = [head, indent + before + marked + after, indent + padding + carets]
        if let suggestion {
            rows.append(indent + mend(suggestion))
        } else if !expected.isEmpty {
            rows.append(indent + "expected: " + expected.joined(separator: ", "))
        }
        return rows.joined(separator: "\n")
    }

    /// How many characters a line may have that is shown whole.
    private static let longestLine = 200
    /// How many characters are shown on either side of the place in a longer one, and of the place itself.
    private static let shownAround = 60

    private var indent: String { "    " }

    private func mend(_ suggestion: String) -> String {
        if suggestion.isEmpty { return "leave it out" }
        return range.lowerBound == range.upperBound ? "add: \(suggestion)" : "did you mean: \(suggestion)"
    }
}

extension Character {
    /// How many cells of a terminal this character takes: 2 for East Asian wide letters and emoji, else 1.
    var terminalCells: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }
}
