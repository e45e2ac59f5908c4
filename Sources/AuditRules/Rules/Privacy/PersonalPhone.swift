/// Phones in parameters that are no identifiers.
struct PersonalPhone: TextRule {
    let text = RuleText(
        "personal-phone",
        .warning,
        "phone in free text",
        advice: "Leave it out: parameters are shown in reports and exports, and nobody erases a person from free text.",
        source: "Muster; told by a plus before 10 to 15 digits, or by a Ukrainian number with its 380 or 0 before it."
    )

    func applies(to column: ColumnRole) -> Bool {
        let name = column.name.lowercased()
        return column.isFree && !name.contains("phone") && !name.contains("tel") && !name.hasSuffix("id")
    }

    var traits: TextTraits? { .manyDigits }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        DigitRuns(in: text.bytes, separators: " -()").contains { run in
            if run.hasPlus { return (10...15).contains(run.digits.count) }
            return run.digits.count == 12 && run.digits.starts(with: Array("380".utf8))
                || run.digits.count == 10 && run.digits[0] == UInt8(ascii: "0")
        }
    }
}
