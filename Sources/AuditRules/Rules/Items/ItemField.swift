internal import EventModel
internal import EventStore

/// The common part of the rules on what each line of an order must have.
enum ItemField {
    /// Notes the lines in which one of the fields is missing, null or blank.
    static func examine(_ fields: [String], _ group: EventGroup, _ notes: RuleNotes) {
        guard let kind = group.orderKind, kind.impliedStatus == nil, let column = group.context.columns.items,
            let items = group.values(column), let lines = items.lines
        else { return }
        for field in fields {
            let number = group.context.snapshot.fieldColumn(named: field, of: column)
            let values = number.flatMap { lines.columns[$0] }
            if group.isFilledThroughout(values, rows: lines.count) { continue }
            for row in group.rows where items.valueClass(row).isLines {
                let range = group.lines(row, of: items)
                for line in range where !group.isFilled(line, of: values) {
                    let spot = Spot(.line(of: column, line: Int32(line - range.lowerBound)))
                    notes.note(row, of: group, spot, "\(field) is missing")
                }
            }
        }
    }
}
