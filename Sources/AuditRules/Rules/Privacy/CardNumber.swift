/// Numbers of payment cards.
enum CardNumber {
    /// Whether digits are the number of a card of one of the large schemes, its check digit right.
    static func isOne(_ digits: [UInt8]) -> Bool {
        guard digits.count == 15 || digits.count == 16 else { return false }
        let first = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - 48) }
        let isScheme =
            digits.count == 15
            ? first / 100 == 34 || first / 100 == 37
            : first / 1_000 == 4 || (51...55).contains(first / 100) || (2_221...2_720).contains(first)
                || first == 6_011 || first / 100 == 65 || (3_528...3_589).contains(first)
        guard isScheme else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit - 48) * (place % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }
}
