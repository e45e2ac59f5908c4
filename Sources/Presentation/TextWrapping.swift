/// Breaks a text into lines that fit a width.
enum TextWrapping {
    /// The lines, at least one: broken at a blank, else after a sign that divides words, else between two characters.
    ///
    /// Only the blank at which a line is broken is left out. A character wider than the width gets a line of its own.
    static func lines(_ text: String, width: Int) -> [String] {
        guard DisplayWidth.of(text) > width else { return [text] }
        let characters = Array(text)
        var lines: [String] = []
        var start = 0
        while start < characters.count {
            let end = endOfFit(characters, from: start, width: width)
            var cut = end
            if end < characters.count, characters[end] != " " {
                cut = lastBreak(in: characters[start..<end]) ?? end
            }
            let next = cut < characters.count && characters[cut] == " " ? cut + 1 : cut
            lines.append(String(characters[start..<cut]))
            start = next
        }
        return lines
    }

    /// The width that the text needs if it is broken at blanks and dividers only.
    static func longestPiece(_ text: String) -> Int {
        var longest = 0
        var width = 0
        for character in text {
            width = character == " " ? 0 : width + DisplayWidth.of(character)
            longest = max(longest, width)
            if dividers.contains(character) { width = 0 }
        }
        return longest
    }

    /// Where the characters that fit end; at least one is taken.
    private static func endOfFit(_ characters: [Character], from start: Int, width: Int) -> Int {
        var end = start
        var used = 0
        while end < characters.count {
            used += DisplayWidth.of(characters[end])
            if used > width, end > start { break }
            end += 1
        }
        return end
    }

    /// Where a line of these characters, which goes on, is best broken: before its last blank or after its last divider.
    private static func lastBreak(in line: ArraySlice<Character>) -> Int? {
        let places = line.indices.dropFirst() + [line.endIndex]
        let found = places.last { place in
            dividers.contains(line[place - 1]) || place < line.endIndex && line[place] == " "
        }
        guard let found, line[..<found].contains(where: { $0 != " " }) else { return nil }
        return found
    }

    /// Signs after which a line may be broken, as in `transaction_count` or `anna@example.com`.
    private static let dividers: Set<Character> = ["_", "-", "/", ",", ";", "@"]
}
