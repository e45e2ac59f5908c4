/// Why a segment cannot be evaluated over a store, though all its words are right.
package enum SegmentEngineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The orders that count have several currencies, and the word speaks of money; nil is a missing currency.
    case severalCurrencies(word: String, currencies: [String?])
    /// There are more conditions than one evaluation takes.
    case tooManyConditions(count: Int, greatest: Int)
    /// There are more segments than are compared at once.
    case tooManySegments(count: Int, greatest: Int)

    /// What is wrong and what to write instead.
    package var description: String {
        switch self {
        case .severalCurrencies(let word, let currencies):
            let named = currencies.compactMap(\.self)
            let list = (named + (named.count < currencies.count ? ["none at all"] : [])).joined(separator: ", ")
            let example = named.first ?? "UAH"
            return "\(word) would add money of several currencies: \(list). "
                + "Fix one of them in the condition, for instance: \(word) where currency = \"\(example)\""
        case .tooManyConditions(let count, let greatest):
            return "the segment has \(count) conditions, and at most \(greatest) are evaluated at once. "
                + "Split it into two segments."
        case .tooManySegments(let count, let greatest):
            return "\(count) segments were given, and at most \(greatest) are compared at once."
        }
    }
}
