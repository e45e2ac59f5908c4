internal import Columns
internal import EventModel
internal import EventStore

/// Events of contacts that are on no list of those that the vendor knows.
///
/// Without a list nothing is said. A contact is known if any of the identifiers that it owns is on the list, whichever of
/// them the event gives.
struct ContactUnknown: EventRule {
    let text = RuleText(
        "contact-unknown",
        .warning,
        "event of a contact that is not among the known ones",
        advice:
            "Import the contact first; else its events may find nobody, or make a contact with nothing but this identifier.",
        source: """
            Conflict: Yespo support, Sending Past Events and Sending Orders via the API Resource Generate event, wants contacts \
            imported first, since an event is for an existing contact alone; docs.yespo.io, how-to-use-event-segmentation, makes \
            a contact of it where segmentation is on.
            """,
        dependsOnOrder: true
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) {
        guard let known = group.context.knownContacts else { return }
        let contacts = group.buffer.contacts
        for row in contacts.indices where contacts[row] != EventBuffer.noContact && !known[Int(contacts[row])] {
            notes.note(row, of: group, spot(row, group))
        }
    }

    /// The strongest identifier that the event gives.
    private func spot(_ row: Int, _ group: EventGroup) -> Spot {
        let given = group.context.roles.filter { role in
            role.identifier != nil && group.isFilled(row, of: group.values(role.number))
        }
        let strongest = given.min { ($0.identifier ?? .contactKey) < ($1.identifier ?? .contactKey) }
        return strongest.map { Spot(.column($0.number)) } ?? .event
    }
}
