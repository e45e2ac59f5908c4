internal import EventModel

/// Decides which status a past event gets, by its time and type.
///
/// Yespo OpenAPI, EventsMigrationResult. Of several that fit, the first in the vendor's list is given.
struct PastEventCheck {
    let rules: AccountRules
    /// The account's wall clock now.
    let now: WallClock

    /// The event's status, and its time where it is accepted.
    func check(_ event: ReceivedEvent) -> (status: YespoRules.PastEventStatus, occurred: WallClock?) {
        switch event.occurred {
        case nil, .null?, .text("")?: return (.occurredMissing, nil)
        case .text(let text)?:
            guard let time = TimeText(text), time.form == .date || time.form == .minute else {
                return (.occurredUnreadable, nil)
            }
            let isOrder = YespoRules.orderEventTypes.contains(event.eventType)
            if let years = isOrder ? rules.orderYears : rules.eventYears, time.written < now.adding(months: -12 * years)
            {
                return (.occurredTooOld, nil)
            }
            if time.written > now { return (.occurredInFuture, nil) }
            if !rules.isSegmented(event.eventType) { return (.segmentationOff, nil) }
            return (.accepted, time.written)
        default: return (.occurredUnreadable, nil)
        }
    }
}
