/// What stands behind the subject of a condition, each at most once and in any order.
struct Modifiers {
    /// The kinds of modifiers.
    struct Kinds: OptionSet {
        let rawValue: Int
        static let predicate = Kinds(rawValue: 1)
        static let count = Kinds(rawValue: 2)
        static let period = Kinds(rawValue: 4)
        static let regularity = Kinds(rawValue: 8)
        static let test = Kinds(rawValue: 16)
        static let within = Kinds(rawValue: 32)
        static let same = Kinds(rawValue: 64)
    }

    var predicate: Predicate?
    var count: CountTest?
    var period: Period?
    var regularity: Regularity?
    var test: ValueTest?
    var within: SequenceStep.Span?
    var same: Path?
    /// Which kinds stood there, right or wrong.
    var found: Kinds = []
    /// Where they stood, one after another.
    var ranges: [(kind: Kinds, range: SourceRange)] = []

    func range(of kind: Kinds) -> SourceRange? { ranges.last { $0.kind == kind }?.range }
}
