/// The words that the language gives a meaning.
enum Keywords {
    /// Words that begin a condition.
    static let conditionStarts = [
        "did", "first", "last", "sum", "avg", "min", "max", "count", "distinct", "order", "average", "revenue",
        "contact", "top", "bottom", "in", "recency", "frequency", "monetary", "rfm", "not",
    ]

    /// Words that begin a modifier, go on with a sequence, or join two conditions; they are no event type or bare text.
    static let structural: Set<String> = [
        "where", "in", "at", "exactly", "more", "fewer", "less", "between", "before", "after", "since", "today",
        "yesterday", "this", "then", "within", "with", "has", "and", "or", "not", "did",
    ]

    /// Every word with a meaning; as a name it is written in backticks.
    static let all: Set<String> = structural.union(conditionStarts).union(units.keys).union([
        "of", "by", "to", "ago", "least", "most", "than", "times", "time", "once", "twice", "next", "anniversary",
        "check", "segment", "list", "score", "same", "one", "contains", "starts", "ends", "matches", "is", "set",
        "empty", "any", "all", "no", "true", "false",
    ])

    /// The units of time in singular and plural.
    static let units: [String: Period.Unit] = {
        var units: [String: Period.Unit] = [:]
        for unit in Period.Unit.allCases {
            units[unit.rawValue] = unit
            units[unit.rawValue + "s"] = unit
        }
        return units
    }()

    /// What people write for an operator, and the operator.
    static let operatorSynonyms = [
        "equals": "=", "equal": "=", "eq": "=", "is": "=", "like": "contains", "includes": "contains",
        "has": "contains",
        "in": "one of", "over": ">", "above": ">", "greater": ">", "more": ">", "under": "<", "below": "<",
        "less": "<", "exists": "is set", "begins": "starts with",
    ]

    /// The operators, for messages.
    static let operators = [
        "=", "!=", "<", "<=", ">", ">=", "~=", "one of", "between", "contains", "starts with", "ends with", "matches",
        "is set", "is empty",
    ]
}
