/// A predicate over the lines of a list: `any items (category = "devices" and cost > 500)`.
///
/// Names inside the bracket are fields of the line. Without lines any and all are false and no is true.
package struct LineQuantifier: Hashable, Sendable {
    /// How many lines must hold the predicate.
    package enum Amount: String, CaseIterable, Hashable, Sendable {
        /// At least one line.
        case any
        /// Every line, of at least one.
        case all
        /// Not one line.
        case no
    }

    /// How many lines must hold the predicate.
    package let amount: Amount
    /// The parameter that is a list of objects.
    package let list: Path
    /// What is asked of one line.
    package let predicate: Predicate
    /// Where the whole stands.
    @NotCompared package var range: SourceRange

    /// Makes a quantifier.
    package init(_ amount: Amount, _ list: Path, _ predicate: Predicate, range: SourceRange = .none) {
        self.amount = amount
        self.list = list
        self.predicate = predicate
        self.range = range
    }
}
