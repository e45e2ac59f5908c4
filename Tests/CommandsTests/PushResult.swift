/// The JSON of a push.
struct PushResult: Decodable, Equatable {
    struct Batches: Decodable, Equatable {
        let planned, accepted, failed, unknown, rejected, waiting: Int
    }

    struct Events: Decodable, Equatable {
        let selected, accepted, rejected, unknown, waiting: Int
    }

    struct Status: Decodable, Equatable {
        let status: String
        let events: Int
    }

    let batches: Batches
    let events: Events
    let rejected: [Status]

    /// Whether every event and every batch is in exactly one count.
    var addsUp: Bool {
        events.selected == events.accepted + events.rejected + events.unknown + events.waiting
            && batches.planned
                == batches.accepted + batches.failed + batches.unknown + batches.rejected + batches.waiting
    }
}
