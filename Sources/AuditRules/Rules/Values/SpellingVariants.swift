internal import EventStore

/// Names that are probably one, spelled in two ways.
enum SpellingVariants {
    /// Whether there are names that would be spellings of one if they came often enough; else nobody needs to count them.
    static func areAny(in texts: TextDictionary) -> Bool {
        var byFolded: [String: String] = [:]
        var kept: [[Character]] = []
        for code in 0..<texts.count {
            let name = texts.text(UInt32(code))
            let folded = Self.folded(name)
            guard !folded.isEmpty else { continue }
            if let other = byFolded[folded] {
                if trimmed(name) != trimmed(other) { return true }
                continue
            }
            byFolded[folded] = name
            let letters = Array(folded)
            guard letters.count >= 6 else { continue }
            if kept.contains(where: { Neighbours.areOneStepApart(letters, $0) && !differInDigits(letters, $0) }) {
                return true
            }
            kept.append(letters)
        }
        return false
    }

    /// The codes of the rarer spellings, each with that of the more frequent one.
    static func rarer(in texts: TextDictionary, counts: [Int]) -> [UInt32: UInt32] {
        // Of those that come equally often the lesser text first, so that the order of the events decides nothing.
        let used = counts.indices.filter { counts[$0] > 0 }.sorted { one, other in
            counts[one] == counts[other]
                ? texts.text(UInt32(one)) < texts.text(UInt32(other)) : counts[one] > counts[other]
        }
        var better: [UInt32: UInt32] = [:]
        var byFolded: [String: UInt32] = [:]
        var kept: [(code: Int, letters: [Character])] = []
        for code in used {
            let name = texts.text(UInt32(code))
            let folded = Self.folded(name)
            guard !folded.isEmpty else { continue }
            if let other = byFolded[folded] {
                // What only blanks at its ends tell apart is another rule's finding.
                if trimmed(name) != trimmed(texts.text(other)) { better[UInt32(code)] = other }
                continue
            }
            byFolded[folded] = UInt32(code)
            let letters = Array(folded)
            if letters.count >= 6,
                let other = kept.first(where: { other in
                    counts[other.code] >= 10 * counts[code] && Neighbours.areOneStepApart(letters, other.letters)
                        && !differInDigits(letters, other.letters)
                })
            {
                better[UInt32(code)] = UInt32(other.code)
            } else if letters.count >= 6 {
                kept.append((code, letters))
            }
        }
        return better
    }

    /// Names with other digits are meant to be others.
    private static func differInDigits(_ left: [Character], _ right: [Character]) -> Bool {
        left.filter(\.isNumber) != right.filter(\.isNumber)
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "&" || $0 == "+" || $0 == "/" }
    }

    private static func trimmed(_ name: String) -> Substring {
        var name = name[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        return name
    }
}
