internal import EventModel

/// A bulk request for contacts that was accepted and is worked on after its reply.
struct ImportSession: Sendable {
    let request: ContactRequest
    let begun: Moment
    /// The time at which its contacts are there.
    let due: Duration
    /// What each contact was told apart by, with its number; nil while the import is not finished.
    var mapping: [(value: String, contactId: String)]?

    /// How far the import is.
    ///
    /// Yespo OpenAPI, ImportSessionStatus: it waits for the first half of its time, and is worked on for the second.
    func status(at moment: Moment) -> JSONValue {
        guard let mapping else {
            let half = begun.elapsed + (due - begun.elapsed) / 2
            return .members([
                "status": .text(moment.elapsed < half ? "STARTED" : "IMPORTING"), "timestamp": .text(timestamp),
            ])
        }
        return .members([
            "status": .text("FINISHED"), "timestamp": .text(timestamp),
            "mapping": .vendorList(
                mapping.map { .members(["dedupeValue": .text($0.value), "contactId": .number($0.contactId)]) }
            ),
        ])
    }

    private var timestamp: String { begun.wall.text(in: .second) }
}
