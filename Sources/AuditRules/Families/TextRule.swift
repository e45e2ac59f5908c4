/// A rule on a text alone, decided once for each distinct text of a column.
protocol TextRule: AuditRule {
    /// The texts that are worth asking about: those with any of these traits; nil for all.
    var traits: TextTraits? { get }

    /// Whether the rule speaks of a column's values.
    func applies(to column: ColumnRole) -> Bool

    /// Whether a text of such a column is at fault.
    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool
}

extension TextRule {
    var traits: TextTraits? { nil }
}

/// A text with what one pass over its bytes shows.
struct ExaminedText {
    let bytes: UnsafeRawBufferPointer
    let traits: TextTraits
    /// In a column of identifiers the form in which they compare; nil in others, and for a text that stands for none.
    var identifier: UnsafeRawBufferPointer?

    /// The text as a String, for rules that need one.
    var string: String { String(decoding: bytes, as: UTF8.self) }
}
