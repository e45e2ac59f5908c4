internal import EventModel

/// Phones that are written with more than digits.
struct PhoneDecorated: TextRule {
    let text = RuleText(
        "phone-decorated",
        .note,
        "phone written with a plus, brackets, hyphens or blanks",
        advice: "Muster takes them off before it compares. Send digits alone, so that the vendor need not.",
        source: """
            Conflict: the page on contact fields (docs.yespo.io) shows a plus and says that special characters cannot be \
            added; docs.yespo.io, import-faq, says integer numbers only.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier == .phone }

    var traits: TextTraits? { .decorated }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard let digits = text.identifier, PhoneNotInternational.isInternational(digits) else { return false }
        return digits.count != text.bytes.count
    }
}
