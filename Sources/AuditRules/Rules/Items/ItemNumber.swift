internal import EventModel
internal import EventStore

/// The common part of the rules on quantities and costs of lines.
enum ItemNumber {
    /// Notes the lines whose number, nil if it is none, is at fault; empty and missing ones are not asked about.
    ///
    /// - Parameter isFaultless: Whether no number of a column can be at fault, where all are numbers.
    static func examine(
        _ field: UInt32?,
        _ group: EventGroup,
        _ notes: RuleNotes,
        isFaultless: (NumberSummary) -> Bool,
        isFaulty: (ExactDecimal?) -> Bool
    ) {
        guard let kind = group.orderKind, kind.impliedStatus == nil, let column = group.context.columns.items,
            let items = group.values(column), let values = group.fields(field, of: column)
        else { return }
        let summary = group.summary(of: values)
        if summary.areAllNumbers, isFaultless(summary) { return }
        for row in group.rows where items.valueClass(row).isLines {
            let lines = group.lines(row, of: items)
            for line in lines {
                guard group.isFilled(line, of: values), isFaulty(group.number(line, of: values)) else { continue }
                let place = Int32(line - lines.lowerBound)
                notes.note(row, of: group, Spot(.field(of: column, line: place, values.column)))
            }
        }
    }
}
