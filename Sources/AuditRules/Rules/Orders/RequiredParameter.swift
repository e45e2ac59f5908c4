internal import EventModel
internal import EventStore

/// The common part of the rules on what an order event must have.
enum RequiredParameter {
    /// Notes the events that create an order and lack a parameter, and the order events that have a blank text for it.
    ///
    /// An orderUpdated creates an order if that is unknown; then it needs what an orderCreated needs. A blank text is a
    /// value that cannot be used, for which it is ignored whether it creates the order or not.
    static func examine(_ column: UInt32?, _ group: EventGroup, _ notes: RuleNotes) {
        guard let kind = group.orderKind, kind.impliedStatus == nil else { return }
        let values = group.values(column)
        if group.isFilledThroughout(values, rows: group.buffer.count) { return }
        let reasons = kind == .updated ? group.ignoredReasons : []
        for row in group.rows where !group.isFilled(row, of: values) {
            if kind == .updated, group.isUnset(row, of: values), !isCreating(reasons[row]) { continue }
            notes.note(row, of: group, Spot(.parameters))
        }
    }

    private static func isCreating(_ reason: UInt8) -> Bool {
        switch IgnoredReason(rawValue: reason) {
        case .totalMissing, .statusMissing, .dateMissing: true
        default: false
        }
    }

    static let source = """
        Yespo support, Sending Orders via the API Resource Generate event: without a required parameter the event is ignored. \
        docs.yespo.io, how-send-events-resource-v1event, lists externalOrderId, totalCost, status and date.
        """
}
