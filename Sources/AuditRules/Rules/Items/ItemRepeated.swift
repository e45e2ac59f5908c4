internal import EventModel
internal import EventStore

/// Lines that stand twice in one order.
struct ItemRepeated: EventRule {
    let text = RuleText(
        "item-repeated",
        .note,
        "line that repeats another line of its order, value for value",
        advice: "Make one line of them with the sum of the quantities, unless the export wrote it twice.",
        source: "Muster; the vendor says nothing about it."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind?.impliedStatus == nil, group.orderKind != nil, let column = group.context.columns.items,
            let items = group.values(column), let lines = items.lines
        else { return }
        for row in group.rows where items.valueClass(row).isLines {
            let range = group.lines(row, of: items)
            guard range.count > 1 else { continue }
            for line in range.dropFirst()
            where range.prefix(upTo: line).contains(where: { areEqual($0, line, lines, group) }) {
                notes.note(row, of: group, Spot(.line(of: column, line: Int32(line - range.lowerBound))))
            }
        }
    }

    /// Whether two lines of one chunk have the same values; a text has one code there.
    private func areEqual(_ left: Int, _ right: Int, _ lines: LineBuffer, _ group: EventGroup) -> Bool {
        guard lines.shapes[left] == lines.shapes[right] else { return false }
        return group.context.snapshot.fields(ofLineShape: lines.shapes[left]).allSatisfy { field in
            guard let values = lines.columns[field], left < values.count, right < values.count,
                values.classes[left] == values.classes[right], values.extras[left] == values.extras[right]
            else { return false }
            guard values.classes[left] == .plainText else { return values.values[left] == values.values[right] }
            return group.text(left, of: values) == group.text(right, of: values)
        }
    }
}
