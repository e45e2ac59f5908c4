internal import EventModel

/// Email addresses that no mail form would take.
struct EmailMalformed: TextRule {
    let text = RuleText(
        "email-malformed",
        .warning,
        "email that is no address",
        advice: "Correct the address, or leave it out: nobody is found by it, and no letter arrives.",
        source: """
            docs.yespo.io, import-faq: malformed addresses are not imported; the vendor's own pattern is not published. Here an \
            address is what a mail form takes (HTML, valid e-mail address) with a domain of at least two labels, and without \
            dots at the ends of its name or side by side.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier == .email }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        // Blanks around an address are taken off, as forms do; line ends and other controls no form can hold.
        if text.traits.contains(.control), !text.traits.contains(.empty) { return true }
        guard !text.traits.contains(.empty), let address = text.identifier else { return false }
        return !EmailSyntax.isAddress(address)
    }
}
