internal import EventStore

/// Decides the rules on texts once for each text of a dictionary, and finds the events that have the texts at fault.
final class TextScan {
    /// A rule on texts with its number.
    typealias Numbered = (number: Int, rule: any TextRule)

    private let context: AuditContext
    private let rules: [Numbered]
    /// By dictionary: the rules that each text is at fault by, one bit a rule.
    private var masks: [[UInt64]?]
    /// By dictionary: whether any of its texts is at fault.
    private var isAnyFaulty: [Bool]
    /// By column: the rules that speak of it, one bit a rule.
    private var applicable: [UInt64?]

    /// Beside the bits of rules: the text is empty or blank.
    static let blank: UInt64 = 1 << 63

    init(_ context: AuditContext, _ rules: [Numbered]) {
        self.context = context
        self.rules = rules
        masks = Array(repeating: nil, count: context.roles.count)
        isAnyFaulty = Array(repeating: false, count: context.roles.count)
        applicable = Array(repeating: nil, count: context.roles.count)
    }

    /// Looks at every text of a row group.
    func examine(_ group: EventGroup, _ recorder: FindingRecorder, _ census: ValueCensus) {
        for (number, values) in group.buffer.columns.sorted(by: { $0.key < $1.key }) {
            examine(values, number, group, recorder, census) { row in (row, Spot(.column(number))) }
            guard let lines = values.lines, lines.count > 0 else { continue }
            var owners: [(row: Int32, line: Int32)]?
            for (field, values) in lines.columns.sorted(by: { $0.key < $1.key }) {
                examine(values, field, group, recorder, census) { line in
                    let known = owners ?? group.owners(ofLinesOf: group.buffer.columns[number] ?? values)
                    owners = known
                    let owner = known[line]
                    return (Int(owner.row), Spot(.field(of: number, line: owner.line, field)))
                }
            }
        }
    }

    private func examine(
        _ values: ColumnBuffer,
        _ column: UInt32,
        _ group: EventGroup,
        _ recorder: FindingRecorder,
        _ census: ValueCensus,
        _ place: (Int) -> (row: Int, spot: Spot)
    ) {
        let role = context.roles[Int(column)]
        let dictionary = context.snapshot.dictionaryNumber(of: column)
        let masks = masks(of: dictionary, role)
        let isAnyFaulty = isAnyFaulty[dictionary]
        var blanks = 0
        for row in 0..<values.count {
            let mask: UInt64
            switch values.classes[row] {
            case .text where isAnyFaulty, .digits where isAnyFaulty: mask = masks[Int(values.values[row])]
            case .plainText:
                mask = context.snapshot.withText(row, of: values) { decide($0, role) } ?? 0
            default: continue
            }
            guard mask != 0 else { continue }
            if mask & Self.blank != 0 { blanks += 1 }
            note(mask, at: row, group, recorder, place)
        }
        census.count(values, column, eventType: group.buffer.eventType, blanks: blanks)
    }

    private func note(
        _ mask: UInt64,
        at row: Int,
        _ group: EventGroup,
        _ recorder: FindingRecorder,
        _ place: (Int) -> (row: Int, spot: Spot)
    ) {
        var rest = mask & ~Self.blank
        guard rest != 0 else { return }
        let (row, spot) = place(row)
        guard row >= 0 else { return }
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            recorder.note(rules[bit].number, group.event(row), spot) { nil }
        }
    }

    /// The faults of all texts of a dictionary.
    private func masks(of dictionary: Int, _ role: ColumnRole) -> [UInt64] {
        if let known = masks[dictionary] { return known }
        let texts = context.snapshot.dictionary(of: UInt32(dictionary))
        var made: [UInt64] = []
        made.reserveCapacity(texts.count)
        var union: UInt64 = 0
        for code in 0..<UInt32(texts.count) {
            let mask = texts.withText(code) { decide($0, role) }
            union |= mask
            made.append(mask)
        }
        masks[dictionary] = made
        isAnyFaulty[dictionary] = union != 0
        if union & Self.blank == 0 { context.noteNoBlank(inDictionary: dictionary) }
        return made
    }

    /// The rules by which a text is at fault.
    private func decide(_ bytes: UnsafeRawBufferPointer, _ role: ColumnRole) -> UInt64 {
        let text = ExaminedText(bytes: bytes, traits: TextTraits(of: bytes))
        var mask: UInt64 = text.traits.contains(.empty) ? Self.blank : 0
        var rest = rulesThatApply(to: role)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            let rule = rules[bit].rule
            if let traits = rule.traits, traits.isDisjoint(with: text.traits) { continue }
            if rule.isFaulty(text, in: role) { mask |= 1 << UInt64(bit) }
        }
        return mask
    }

    private func rulesThatApply(to role: ColumnRole) -> UInt64 {
        let column = Int(role.number)
        if let known = applicable[column] { return known }
        var bits: UInt64 = 0
        for (bit, entry) in rules.enumerated() where entry.rule.applies(to: role) { bits |= 1 << UInt64(bit) }
        applicable[column] = bits
        return bits
    }
}
