package import EventModel
package import EventReader

/// What an import did, and what the store holds after it.
package struct ImportSummary: Sendable {
    /// Counts of events of this run: `read = stored + duplicate + rejected`.
    package struct Events: Sendable, Equatable {
        /// Events and things that stand where an event should.
        package var read = 0
        /// New ones.
        package var stored = 0
        /// Those that the store had already.
        package var duplicate = 0
        /// Those that are no events; they are kept with their place and reason.
        package var rejected = 0

        /// Makes counts.
        package init(read: Int = 0, stored: Int = 0, duplicate: Int = 0, rejected: Int = 0) {
            self.read = read
            self.stored = stored
            self.duplicate = duplicate
            self.rejected = rejected
        }

        static func += (left: inout Events, right: Events) {
            left.read += right.read
            left.stored += right.stored
            left.duplicate += right.duplicate
            left.rejected += right.rejected
        }
    }

    /// One source that was read.
    package struct Source: Sendable {
        /// Its name: the path as it was given, `-` for standard input.
        package let name: String
        /// The counts of its events; if it was read in several runs, those of all of them.
        package let events: Events
    }

    /// Repairs of one kind.
    package struct Repaired: Sendable {
        /// How many there were.
        package var count = 0
        /// Where the first of them stand.
        package var places: [Place] = []
    }

    /// Events of this run.
    package var events = Events()
    /// Contacts in the store.
    package var contacts = 0
    /// Contacts that this run made.
    package var newContacts = 0
    /// Contacts in the store that are on a contact list.
    package var listedContacts = 0
    /// What the contact lists of this run brought; nil if there were none.
    package var contactLists: ContactListSummary?
    /// Events in the store that name no contact.
    package var unidentifiedEvents = 0
    /// Orders in the store.
    package var orders = 0
    /// Order events of this run that count for nothing.
    package var ignoredOrderEvents = 0
    /// The first rejections of this run, for the user to look at.
    package var rejections: [RejectedEvent] = []
    /// What was repaired in this run, if that was asked for.
    package var repairs: [Repair.Kind: Repaired] = [:]
    /// The counts of each source, in the order in which they were read.
    package var sources: [Source] = []
    /// Whether it was stopped before the end of the input.
    package var wasInterrupted = false

    /// How many places of repairs of a kind are told.
    private static let shownRepairs = 10

    mutating func note(_ repair: Repair, in source: String) {
        repairs[repair.kind, default: Repaired()].count += 1
        guard repairs[repair.kind, default: Repaired()].places.count < Self.shownRepairs else { return }
        let place = Place(file: source, line: repair.line, byte: repair.byte, pointer: "")
        repairs[repair.kind, default: Repaired()].places.append(place)
    }
}

/// Something that was rejected, with its place.
package struct RejectedEvent: Sendable, Hashable {
    /// Where it stands.
    package let place: Place
    /// Why it is no event that can be stored.
    package let reason: String
}
