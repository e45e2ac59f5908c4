package import EventModel

/// How the account behaves that the sandbox stands in for: what the vendor lets its customers and its support set.
package struct AccountRules: Sendable {
    /// The API key, which requests give as the password of Basic authentication.
    package var key: String
    /// How many requests are taken in a second.
    package var limits = RateLimits.documented
    /// The event types with segmentation on; nil for all.
    package var segmentedTypes: Set<String>?
    /// Whether past events can be deleted: off at the vendor until its support turns it on.
    package var allowsDeletion = false
    /// The zone whose wall clock times are read by.
    package var zone = ClockZone.current
    /// The years into the past from which events are taken; nil for no end, since the vendor does not publish it.
    package var eventYears: Int?
    /// The years into the past from which order events are taken; nil for no end.
    package var orderYears: Int?
    /// How long an import of contacts takes, which the vendor does after its reply.
    package var importDelay = Duration.milliseconds(200)
    /// Whether a past event of an unknown contact makes it; the vendor's guide asks for an import before.
    package var pastEventsMakeContacts = false
    /// The most bytes of a body; the vendor documents none for past events and contacts.
    package var greatestBody = 32 << 20

    /// Makes the rules of an account with this key, the rest as the vendor documents it.
    package init(key: String) {
        self.key = key
    }

    /// Whether events of this type count for segments and orders.
    func isSegmented(_ eventType: String) -> Bool {
        segmentedTypes?.contains(eventType) ?? true
    }
}
