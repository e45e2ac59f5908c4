internal import EventStore

/// Numbers of payment cards.
struct PersonalCard: TextRule, EventRule {
    let text = RuleText(
        "personal-card",
        .warning,
        "number of a payment card",
        advice: "Take it out at its source; card numbers must not be kept in the clear (PCI DSS, requirement 3).",
        source:
            "Muster; told by the beginning and length of the large schemes' numbers and by their check digit (ISO/IEC 7812-1, Luhn)."
    )

    func applies(to column: ColumnRole) -> Bool { column.isFree && !column.name.lowercased().hasSuffix("id") }

    var traits: TextTraits? { .manyDigits }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        DigitRuns(in: text.bytes, separators: " -").contains { !$0.hasPlus && CardNumber.isOne($0.digits) }
    }

    /// Numbers, and texts that are numbers, stand in no dictionary.
    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        for (column, values) in group.buffer.columns.sorted(by: { $0.key < $1.key }) {
            if applies(to: group.context.roles[Int(column)]), mayBeCard(values) {
                for row in 0..<values.count where isCard(values, row) {
                    notes.note(row, of: group, Spot(.column(column)))
                }
            }
            for (field, fields) in (values.lines?.columns ?? [:]).sorted(by: { $0.key < $1.key })
            where applies(to: group.context.roles[Int(field)]) && mayBeCard(fields) {
                for line in 0..<fields.count where isCard(fields, line) {
                    let owner = group.owners(ofLinesOf: values)[line]
                    notes.note(Int(owner.row), of: group, Spot(.field(of: column, line: owner.line, field)))
                }
            }
        }
    }

    /// Whether some number has as many digits as a card's.
    private func mayBeCard(_ values: ColumnBuffer) -> Bool {
        if let common = values.commonClass, !common.isNumber { return false }
        return values.values.contains { $0 >= Self.leastCard }
    }

    private static let leastCard: Int64 = 100_000_000_000_000

    private func isCard(_ values: ColumnBuffer, _ row: Int) -> Bool {
        guard values.classes[row].isNumber, values.values[row] >= Self.leastCard, values.extras[row] == 0 else {
            return false
        }
        return CardNumber.isOne(Array(String(values.values[row]).utf8))
    }
}
