/// Texts that a grammar derives, by chance; short ones, since every rule is taken by a way that ends soon once it is deep.
struct RandomSentences {
    private let grammar: Grammar
    private var dice: RandomTrees
    private var words: [String] = []

    init(_ grammar: Grammar, seed: UInt64) {
        self.grammar = grammar
        dice = RandomTrees(seed: seed &* 104_729)
    }

    mutating func next() -> String {
        words = []
        append(.rule("segment"), depth: 0)
        // A dot and a percent sign stand close to what they belong to.
        return words.joined(separator: " ").replacing(" . ", with: ".").replacing(" %", with: "%")
    }

    /// Whether a complaint is one of a rule that stands in words beside the grammar.
    static func isRuleInWords(_ message: String, in sentence: String) -> Bool {
        // Behind a figure `between` with dates is the period, so the comparison is missing.
        if message.hasPrefix("say what "), sentence.contains("between 2024") { return true }
        let rules = [
            "a second ", "comes first", "can never be", "fewer than 0 times", "nested", "a share is more than",
            "the number of", "a name in quotes should stand here", "a figure is always there", "is for text",
            "a number should stand here", "between takes two numbers",
        ]
        return rules.contains { message.contains($0) }
    }

    private mutating func append(_ expression: Grammar.Expression, depth: Int) {
        switch expression {
        case .choice(let parts): append(depth > 14 ? parts[parts.count - 1] : dice.pick(parts), depth: depth + 1)
        case .sequence(let parts): for part in parts { append(part, depth: depth + 1) }
        case .optional(let part): if depth < 14, dice.chance(40) { append(part, depth: depth + 1) }
        case .repeated(let part): if depth < 14, dice.chance(35) { append(part, depth: depth + 1) }
        case .word(let word): words.append(word)
        case .rule(let name): if let rule = grammar.rules[name] { append(rule, depth: depth + 1) }
        case .special(let meaning): words.append(thing(meaning))
        }
    }

    private mutating func thing(_ meaning: String) -> String {
        switch meaning.prefix(while: { $0 != "," && $0 != ":" }) {
        case "signs between two \" or between two '": dice.pick(["\"Kyiv\"", "'x y'", "\"a\\\"b\"", "\"Київ\""])
        case "a number as JSON has it": dice.pick(["1", "2.5", "100", "1e1"])
        case "digits": dice.pick(["2", "3", "7"])
        case "year-month-day": dice.pick(["2024-01-31", "2024-02-29"])
        case "a date": dice.pick(["2024-01-31T09:30", "2024-03-01T10:00:15"])
        case "signs between two backticks": dice.pick(["`order-created`", "`a.b`", "`count`"])
        case "a word": dice.pick(["category", "list", "місто"])
        default: dice.pick(["orderCreated", "перегляд", "x"])
        }
    }
}
