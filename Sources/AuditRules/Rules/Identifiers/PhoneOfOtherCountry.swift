internal import EventModel

/// Phones of another country than the account's.
struct PhoneOfOtherCountry: TextRule {
    let text = RuleText(
        "phone-other-country",
        .warning,
        "phone of another country than the account's",
        advice: "Ask the vendor's support to open the country, or expect that these contacts are not imported.",
        source:
            "docs.yespo.io, import-faq: only numbers of the account's country are imported unless support opens others."
    )
    /// The calling code of the account's country; nil if nobody said.
    let callingCode: String?

    func applies(to column: ColumnRole) -> Bool { callingCode != nil && column.identifier == .phone }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard let callingCode, let digits = text.identifier, PhoneNotInternational.isInternational(digits) else {
            return false
        }
        return !digits.starts(with: callingCode.utf8)
    }
}
