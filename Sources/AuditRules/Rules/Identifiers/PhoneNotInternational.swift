internal import EventModel

/// Phones that are not the digits of an international number.
struct PhoneNotInternational: TextRule {
    let text = RuleText(
        "phone-not-international",
        .warning,
        "phone that is not in international digits",
        advice: "Send the calling code of the country and the number, digits alone: 380501234567.",
        source: """
            docs.yespo.io, import-faq: phones can contain only integer numbers (380955547708); the page on contact fields shows \
            +380955547708. Every API sample has digits without a plus. International numbers have at most 15 digits (ITU-T \
            E.164) and never begin with 0.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier == .phone }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard let digits = text.identifier else { return false }
        return !Self.isInternational(digits)
    }

    static func isInternational(_ digits: some Collection<UInt8>) -> Bool {
        (10...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            && digits.allSatisfy { (48...57).contains($0) }
    }
}
