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
        // What tells lines apart best comes first: the article's number.
        let named = group.fields(group.context.columns.article, of: column)
        let others = lines.columns.values.filter { $0.column != named?.column }
        let columns = (named.map { [$0] } ?? []) + others
        for row in group.rows where items.valueClass(row).isLines {
            let range = group.lines(row, of: items)
            guard range.count > 1 else { continue }
            for line in range.dropFirst()
            where range.prefix(upTo: line).contains(where: { other in
                !columns.contains { differ(other, line, $0) } && areEqual(other, line, lines, group)
            }) {
                notes.note(row, of: group, Spot(.line(of: column, line: Int32(line - range.lowerBound))))
            }
        }
    }

    /// Whether two lines surely have other values of a field.
    private func differ(_ left: Int, _ right: Int, _ values: ColumnBuffer) -> Bool {
        guard left < values.count, right < values.count else { return false }
        let (one, other) = (values.classes[left], values.classes[right])
        return one != other || one != .absent && one != .plainText && values.values[left] != values.values[right]
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
