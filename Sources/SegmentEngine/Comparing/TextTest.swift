internal import SegmentLanguage

/// What is asked of a text, over its UTF-8 bytes: texts are equal if their bytes are.
struct TextTest {
    private enum Kind {
        case equal
        case equalFolded
        case contains
        case starts
        case ends
        case finds(Regex<AnyRegexOutput>)
        case nothing
    }

    private let kind: Kind
    private let wanted: [UInt8]

    /// Makes a test; operators that order compare no texts, so nothing passes them.
    ///
    /// - Parameter ignoringCase: Whether a regular expression ignores case, as where values are lower-cased first.
    init(_ comparison: Operator, _ text: String, ignoringCase: Bool = false) {
        var bytes = Array(text.utf8)
        switch comparison {
        case .equal: kind = .equal
        case .contains: kind = .contains
        case .startsWith: kind = .starts
        case .endsWith: kind = .ends
        case .equalIgnoringCase:
            kind = .equalFolded
            bytes = bytes.withUnsafeBytes(CaseFolding.folded)
        case .matches:
            kind = (try? Regex(text)).map { .finds(ignoringCase ? $0.ignoresCase() : $0) } ?? .nothing
        case .less, .lessOrEqual, .greater, .greaterOrEqual: kind = .nothing
        }
        wanted = bytes
    }

    /// Whether a text passes.
    func passes(_ text: UnsafeRawBufferPointer) -> Bool {
        switch kind {
        case .equal: text.count == wanted.count && text.elementsEqual(wanted)
        case .equalFolded: CaseFolding.folded(text) == wanted
        case .contains: holds(text)
        case .starts: text.count >= wanted.count && text.prefix(wanted.count).elementsEqual(wanted)
        case .ends: text.count >= wanted.count && text.suffix(wanted.count).elementsEqual(wanted)
        case .finds(let pattern): Self.finds(pattern, in: String(decoding: text, as: UTF8.self))
        case .nothing: false
        }
    }

    private func holds(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let first = wanted.first else { return true }
        guard text.count >= wanted.count else { return false }
        for start in 0...(text.count - wanted.count) where text[start] == first {
            var length = 1
            while length < wanted.count, text[start + length] == wanted[length] { length += 1 }
            if length == wanted.count { return true }
        }
        return false
    }

    private static func finds(_ pattern: Regex<AnyRegexOutput>, in text: String) -> Bool {
        guard let match = try? pattern.firstMatch(in: text) else { return false }
        return match.range.lowerBound <= text.endIndex
    }
}
