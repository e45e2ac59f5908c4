extension YespoRules {
    /// What the vendor says about one past event in its answer, under the name that it uses.
    ///
    /// Yespo OpenAPI, EventsMigrationResult. An answer of 200 may hold any of them, so each has to be looked at.
    package enum PastEventStatus: String, CaseIterable, Sendable {
        /// Taken for processing; whether an order comes of it or a contact is found is not said.
        case accepted = "ACCEPTED"
        /// `occurred` is missing.
        case occurredMissing = "OCCURRED_DATE_IS_REQUIRED"
        /// `occurred` has a form that is not read.
        case occurredUnreadable = "INCORRECT_OCCURRED_DATE_FORMAT"
        /// `occurred` lies too far back; how far is too far is not published.
        case occurredTooOld = "OCCURRED_TIME_TOO_DEPTH"
        /// `occurred` lies in the future.
        case occurredInFuture = "OCCURRED_TIME_IN_FUTURE"
        /// Segmentation is off for the event type.
        case segmentationOff = "EVENT_SEGMENTATION_DISABLED"
        /// The vendor could not queue the event.
        case serverError = "SERVER_ERROR"

        /// The status in plain language.
        package var meaning: String {
            switch self {
            case .accepted: "taken for processing"
            case .occurredMissing: "the event has no occurred"
            case .occurredUnreadable: "occurred is neither YYYY-MM-DD nor YYYY-MM-DDTHH:mm"
            case .occurredTooOld: "occurred lies further back than the vendor takes events"
            case .occurredInFuture: "occurred lies in the future"
            case .segmentationOff: "segmentation is off for this event type; switch it on under Automation, Event types"
            case .serverError: "the vendor could not queue the event"
            }
        }
    }

    /// The fields that a past event must have.
    ///
    /// Yespo OpenAPI, PastEvent, requires the first two; that `occurred` is needed follows from the status
    /// OCCURRED_DATE_IS_REQUIRED.
    package static let requiredPastEventFields = ["eventTypeKey", "keyValue", "occurred"]
}
