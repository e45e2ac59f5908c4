/// Email addresses in parameters that are no identifiers.
struct PersonalEmail: TextRule {
    let text = RuleText(
        "personal-email",
        .warning,
        "email address in free text",
        advice: "Leave it out: parameters are shown in reports and exports, and nobody erases a person from free text.",
        source: "Muster; the vendor has fields of contacts for addresses."
    )

    func applies(to column: ColumnRole) -> Bool { column.isFree && !column.name.lowercased().contains("mail") }

    var traits: TextTraits? { .at }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        let separators: Set<Character> = [
            " ", "\t", "\n", "\r", ",", ";", ":", "<", ">", "(", ")", "\"", "=", "/", "?", "&",
        ]
        return text.string.split { separators.contains($0) }.contains { word in
            var word = word
            while let last = word.last, last == "." || last == "!" { word.removeLast() }
            return EmailSyntax.isAddress(String(word))
        }
    }
}
