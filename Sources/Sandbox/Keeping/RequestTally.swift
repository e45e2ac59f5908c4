internal import EventModel

/// What has become of the requests so far.
struct RequestTally: Sendable {
    /// How many requests the vendor's resources got, those without a good key not included.
    var requests = 0
    /// How many requests had no good key.
    var withoutKey = 0
    /// How many were answered with each status, sent or not: a reply that a fault swallows counts.
    var statuses: [String: Int] = [:]
    /// How many met each fault.
    var faults: [String: Int] = [:]
    /// How many past events came in requests that were not refused as a whole.
    var events = 0
    /// How many of them had each status.
    var eventStatuses: [YespoRules.PastEventStatus: Int] = [:]
    /// How many events were deleted.
    var deleted = 0
    /// How many accepted events name no contact that is known.
    var unidentified = 0
    /// How many single events were not kept, since segmentation is off for their type.
    var notSegmented = 0
    /// How many orders of Add orders were taken, and how many failed.
    var orders = (taken: 0, failed: 0)
    /// How many contacts of bulk requests were taken, and how many failed.
    var contacts = (taken: 0, failed: 0)
}
