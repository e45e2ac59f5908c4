internal import EventModel
package import EventStore

/// What is foreseen that the vendor will not take, or ignore in silence; event by event.
///
/// It is shown and never subtracted, unless the user asks to skip such events. An audit that knows more gives its reasons
/// by event number.
package struct Prediction: Sendable {
    private let reasons: [Int64: String]

    /// Makes a prediction from reasons, by event number.
    package init(reasons: [Int64: String] = [:]) {
        self.reasons = reasons
    }

    /// Foresees that order events which count for nothing here count for nothing there either.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event.
    package init(_ snapshot: StoreSnapshot) throws {
        reasons = Dictionary(
            uniqueKeysWithValues: try snapshot.ignoredOrderEvents().map {
                ($0.number, "ignored as an order: " + $0.reason.text)
            }
        )
    }

    /// Why an event will come to nothing; nil if nothing speaks against it.
    package func reason(for event: EventBody) -> String? {
        // Yespo OpenAPI, PastEvent, requires keyValue.
        if !event.hasKeyValue { return "refused: keyValue is missing" }
        if let reason = reasons[event.number] { return reason }
        // docs.yespo.io, validating-event-parameters.
        return event.contact == nil ? "in no segment: no parameter names a contact" : nil
    }
}
