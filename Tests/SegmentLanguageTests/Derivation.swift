import Foundation

/// Whether a grammar derives a text, and whether it needs a certain rule for it.
struct Derivation {
    private struct Place: Hashable {
        let rule: String
        let start: String.Index
    }

    /// Where a part of the text can end, and whether the rule was used on the way.
    private struct End: Hashable {
        let index: String.Index
        let isUsed: Bool
    }

    private let grammar: Grammar
    private let text: String
    private let wanted: String
    private var known: [Place: Set<End>] = [:]

    private init(_ grammar: Grammar, _ text: String, using rule: String) {
        (self.grammar, self.text, wanted) = (grammar, text, rule)
    }

    /// Whether the text is derived from a rule, with another one in use somewhere.
    static func of(_ text: String, from rule: String, using other: String, in grammar: Grammar) -> Bool {
        var derivation = Derivation(grammar, text, using: other)
        return derivation.ends(.rule(rule), from: text.startIndex).contains { end in
            end.isUsed && text[end.index...].allSatisfy(\.isWhitespace)
        }
    }

    private mutating func ends(_ expression: Grammar.Expression, from start: String.Index) -> Set<End> {
        switch expression {
        case .choice(let parts):
            var all = Set<End>()
            for part in parts { all.formUnion(ends(part, from: start)) }
            return all
        case .sequence(let parts):
            var all: Set<End> = [End(index: start, isUsed: false)]
            for part in parts { all = following(all, part) }
            return all
        case .optional(let part): return ends(part, from: start).union([End(index: start, isUsed: false)])
        case .repeated(let part):
            var all: Set<End> = [End(index: start, isUsed: false)]
            var latest = all
            while !latest.isEmpty {
                latest = following(latest, part).subtracting(all)
                all.formUnion(latest)
            }
            return all
        case .rule(let name):
            let place = Place(rule: name, start: start)
            if let found = known[place] { return found }
            var found = grammar.rules[name].map { ends($0, from: start) } ?? []
            if name == wanted { found = Set(found.map { End(index: $0.index, isUsed: true) }) }
            known[place] = found
            return found
        case .word(let words): return Self.end(text, start, words).map { [End(index: $0, isUsed: false)] } ?? []
        case .special(let meaning):
            return Set(
                Lexicon.ends(meaning, in: text, from: Self.blanksSkipped(text, start)).map {
                    End(index: $0, isUsed: false)
                }
            )
        }
    }

    private mutating func following(_ befores: Set<End>, _ part: Grammar.Expression) -> Set<End> {
        var all = Set<End>()
        for before in befores {
            for end in ends(part, from: before.index) {
                all.insert(End(index: end.index, isUsed: before.isUsed || end.isUsed))
            }
        }
        return all
    }

    private static func blanksSkipped(_ text: String, _ start: String.Index) -> String.Index {
        text[start...].firstIndex { !$0.isWhitespace } ?? text.endIndex
    }

    /// The end of words that stand one after another.
    private static func end(_ text: String, _ start: String.Index, _ words: String) -> String.Index? {
        var index = start
        for word in words.split(separator: " ") {
            index = blanksSkipped(text, index)
            let found = text[index...].prefix(word.count)
            guard found.lowercased() == word else { return nil }
            index = found.endIndex
            let isWord = word.allSatisfy(\.isLetter)
            if isWord, index < text.endIndex, Lexicon.isWordPart(text[index]) { return nil }
        }
        return index
    }
}

/// What the grammar says in words.
enum Lexicon {
    static func isWordPart(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "_" }

    /// Where a thing can end that begins at an index.
    static func ends(_ meaning: String, in text: String, from start: String.Index) -> [String.Index] {
        let rest = text[start...]
        let pattern: Regex<Substring>
        switch meaning.prefix(while: { $0 != "," && $0 != ":" }) {
        case "signs between two \" or between two '": pattern = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/
        case "a number as JSON has it": pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?/
        case "digits": pattern = /[0-9]+/
        case "year-month-day": pattern = /[0-9]{4}-[0-9]{2}-[0-9]{2}/
        case "a date": pattern = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?/
        case "signs between two backticks": pattern = /`(?:[^`\\\n]|\\.)+`/
        case "a word that is no keyword where it stands", "a word": pattern = /[\p{L}_][\p{L}\p{N}_]*/
        default: return []
        }
        guard let match = rest.prefixMatch(of: pattern) else { return [] }
        // What goes on with a letter or digit would be another thing.
        let end = match.range.upperBound
        guard end == text.endIndex || !isWordPart(text[end]) else { return [] }
        return [end]
    }
}
