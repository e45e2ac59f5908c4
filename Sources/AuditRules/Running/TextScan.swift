internal import Columns
internal import EventModel
internal import EventStore

/// Decides the rules on texts once for each text of a dictionary, and finds the events that have the texts at fault.
///
/// Once made it does not change, so several row groups may be looked at by several threads.
struct TextScan {
    /// A rule on texts with its number.
    typealias Numbered = (number: Int, rule: any TextRule)

    private let context: AuditContext
    /// The rules' numbers, by their bits.
    private let numbers: [Int]
    /// By column: what its texts are asked by.
    private let decisions: [TextDecision]
    /// By dictionary: the rules that each text is at fault by.
    private let faults: [FaultTable]

    /// The texts that one core decides at a time.
    private static let textsAtOnce = 1 << 14

    /// Decides on all texts; the names and texts of the store must have been read.
    init(_ context: AuditContext, _ rules: [Numbered]) {
        self.context = context
        numbers = rules.map(\.number)
        let decisions = context.roles.map { TextDecision($0, rules.map(\.rule)) }
        self.decisions = decisions
        let dictionaries = Set(context.roles.map { context.snapshot.dictionaryNumber(of: $0.number) }).sorted()
        let slices = dictionaries.flatMap { number in
            let count = context.snapshot.dictionary(of: UInt32(number)).count
            return stride(from: 0, to: count, by: Self.textsAtOnce).map { first in
                (dictionary: number, codes: first..<min(count, first + Self.textsAtOnce))
            }
        }
        // Texts that were read are only looked at.
        nonisolated(unsafe) let snapshot = context.snapshot
        let decided = Concurrently.map(slices.count) { slice in
            let texts = snapshot.dictionary(of: UInt32(slices[slice].dictionary))
            let decision = decisions[slices[slice].dictionary]
            var scratch: [UInt8] = []
            var masks: [UInt64] = []
            masks.reserveCapacity(slices[slice].codes.count)
            texts.forEachText(slices[slice].codes) { masks.append(decision.mask($0, &scratch)) }
            var faults = FaultTable()
            faults.append(masks)
            return faults
        }
        var faults = Array(repeating: FaultTable(), count: context.roles.count)
        for (slice, made) in zip(slices, decided) { faults[slice.dictionary].append(made) }
        self.faults = faults
        for number in dictionaries where faults[number].union & TextDecision.blank == 0 {
            context.noteNoBlank(inDictionary: number)
        }
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
        let dictionary = context.snapshot.dictionaryNumber(of: column)
        let faults = faults[dictionary]
        let isAnyFaulty = faults.isAny
        var counts = ValueCensus.Counts(values)
        defer { census.add(counts, of: column, eventType: group.buffer.eventType) }
        // Most columns have no text at fault, and then no row need be looked at.
        guard isAnyFaulty || counts.classes[Int(ValueClass.plainText.rawValue)] > 0 else { return }
        var scratch: [UInt8] = []
        for row in 0..<values.count {
            let mask: UInt64
            switch values.classes[row] {
            case .text where isAnyFaulty, .digits where isAnyFaulty: mask = faults[Int(values.values[row])]
            case .plainText:
                mask =
                    context.snapshot.withText(row, of: values) { decisions[Int(column)].mask($0, &scratch) } ?? 0
            default: continue
            }
            guard mask != 0 else { continue }
            if mask & TextDecision.blank != 0 { counts.blanks += 1 }
            note(mask, at: row, group, recorder, place)
        }
    }

    private func note(
        _ mask: UInt64,
        at row: Int,
        _ group: EventGroup,
        _ recorder: FindingRecorder,
        _ place: (Int) -> (row: Int, spot: Spot)
    ) {
        var rest = mask & ~TextDecision.blank
        guard rest != 0 else { return }
        let (row, spot) = place(row)
        guard row >= 0 else { return }
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            recorder.note(numbers[bit], group.event(row), spot) { nil }
        }
    }
}
