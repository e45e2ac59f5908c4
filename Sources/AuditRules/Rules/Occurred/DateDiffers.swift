internal import EventModel
internal import EventStore

/// Orders whose date is far from when they were created.
struct DateDiffers: EventRule {
    let text = RuleText(
        "occurred-differs-from-date",
        .warning,
        "orderCreated whose date is far from its occurred",
        advice: "Give both the time of the order: segments on events go by occurred, order statistics by date.",
        source: """
            Which of the two counts for a past order is not documented; by their names order statistics use date. The sample of \
            Yespo support, Sending Past Events, has almost three years between them.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard group.orderKind == .created, let dates = group.values(group.context.columns.date) else { return }
        let limit = Int64(group.context.settings.thresholds.dateDays) * WallClock.day
        for row in group.rows where dates.valueClass(row) == .time {
            let apart = (dates.values[row] - group.buffer.occurred[row]).magnitude
            guard apart > limit else { continue }
            notes.note(row, of: group, Spot(.column(dates.column)), "\(apart / UInt64(WallClock.day)) days apart")
        }
    }
}
