internal import EventStore

/// Events that name no contact.
struct NoIdentifier: EventRule {
    let text = RuleText(
        "no-identifier",
        .error,
        "event that names no contact",
        advice: "Give email, phone or externalCustomerId as a parameter; a keyValue alone names nobody.",
        source: """
            docs.yespo.io, validating-event-parameters, and Yespo OpenAPI, EventDto: an event without an identifier is not \
            accepted. Yespo support, Sending Orders via the API Resource Generate event: an order is not saved until one comes.
            """
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        let contacts = group.buffer.contacts
        for row in contacts.indices where contacts[row] == EventBuffer.noContact { notes.note(row, of: group, .event) }
    }
}
