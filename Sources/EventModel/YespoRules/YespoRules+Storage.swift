// MARK: - What the vendor keeps, and for how long

extension YespoRules {
    /// The most event types that can have segmentation switched on.
    ///
    /// docs.yespo.io, how-to-use-event-segmentation. Only events that arrive after the switch count.
    package static let segmentedEventTypes = 50

    /// The years for which events are kept by default; the vendor's support can change it.
    ///
    /// docs.yespo.io, events-and-behaviour-tracking. How far back a past event may lie is not published; this is the
    /// likeliest border.
    package static let eventRetentionYears = 2

    /// The years for which order events are kept by default; the vendor's support can change it.
    ///
    /// docs.yespo.io, orders-guide.
    package static let orderRetentionYears = 5

    /// The levels of nesting that segments can look into: the list is the first, its objects' fields are the second.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event. What lies deeper is kept as a text that nothing
    /// can be done with.
    package static let nestingLevels = 2

    /// The first parameters of an event that the daily export holds; the rest is left out there.
    ///
    /// docs.yespo.io, exporting-data-bigquery-tables.
    package static let exportedParameters = 50

    /// The characters of a value that the daily export holds.
    ///
    /// docs.yespo.io, exporting-data-bigquery-tables.
    package static let exportedValueLength = 300

    /// The hours, in UTC, between which dynamic segments are worked out anew each day.
    ///
    /// docs.yespo.io, how-automate-customer-reactivation.
    package static let segmentRefreshHours = 3...4
}
