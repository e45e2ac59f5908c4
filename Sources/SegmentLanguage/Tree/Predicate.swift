/// What a `where` or `has` asks of one event, or an items bracket of one order line.
package indirect enum Predicate: Hashable, Sendable {
    /// All hold; two or more, none of them an `and` itself.
    case and([Predicate])
    /// At least one holds; two or more, none of them an `or` itself.
    case or([Predicate])
    /// It does not hold.
    case not(Predicate)
    /// A parameter or field passes a test.
    case comparison(Comparison)
    /// Any, all or no lines of a list hold a predicate.
    case lines(LineQuantifier)
    /// The number of lines passes a test.
    case lineCount(LineCount)
    /// The sum of a field over lines passes a test.
    case lineSum(LineSum)
}
