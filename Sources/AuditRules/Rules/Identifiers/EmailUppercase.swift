internal import EventModel

/// Email addresses with capitals.
struct EmailUppercase: TextRule {
    let text = RuleText(
        "email-uppercase",
        .note,
        "email with capital letters",
        advice:
            "Nothing is lost: emails compare without case. Lower case keeps lists and joins elsewhere from splitting.",
        source: """
            Yespo support, Sending Orders via the API Resource Generate event: all values but the email are mapped with \
            regard to case.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier == .email }

    var traits: TextTraits? { .capital }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        text.traits.contains(.at)
    }
}
