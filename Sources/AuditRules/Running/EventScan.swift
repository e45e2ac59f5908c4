internal import EventModel
internal import EventStore

/// What looks at the events of a row group.
///
/// Several threads may have one do so at once: nothing that it knows is changed by that.
struct EventScan: @unchecked Sendable {
    private let context: AuditContext
    private let survey: AuditSurvey
    private let recorder: FindingRecorder
    private let texts: TextScan
    private let shapes: ShapeScan
    private let events: [(number: Int, rule: any EventRule)]

    init(_ context: AuditContext, _ book: RuleBook, _ survey: AuditSurvey, _ recorder: FindingRecorder) {
        (self.context, self.survey, self.recorder) = (context, survey, recorder)
        texts = TextScan(context, book.of { $0.onTexts })
        shapes = ShapeScan(context, book.of { $0.onShapes })
        events = book.of { $0.onEvents }
    }

    /// Unpacks a row group and looks at it.
    ///
    /// - Parameters:
    ///   - offsets: The offset of each event's first byte, by its position in the part.
    ///   - ignored: The order events of the part that count for nothing.
    func read(
        _ packed: PackedEvents,
        of part: Part,
        _ offsets: [Int64],
        _ ignored: [IgnoredOrderEvent]
    ) throws -> GroupReading {
        let group = EventGroup(try packed.unpacked(), of: part, offsets: offsets, ignored: ignored, context)
        let (found, values) = (recorder.empty(), ValueCensus())
        texts.examine(group, found, values)
        shapes.examine(group, found)
        for (number, rule) in events { try rule.examine(group, RuleNotes(recorder: found, rule: number)) }
        return GroupReading(
            eventType: group.buffer.eventType,
            events: group.buffer.count,
            recorder: found,
            values: values,
            identities: survey.identities?.read(group),
            orders: survey.orders.read(group) { found.isLost($0) }
        )
    }
}

/// What the rules found in one row group, and what it adds to the survey of all data.
///
/// One thread makes it, and another one takes it over.
struct GroupReading: @unchecked Sendable {
    /// The row group's event type.
    let eventType: UInt32
    /// How many events it has.
    let events: Int
    /// What the rules found.
    let recorder: FindingRecorder
    /// The classes of its values.
    let values: ValueCensus
    /// What its events say of identifiers; nil if no rule asks.
    let identities: IdentityCensus.Reading?
    /// What its order events say.
    let orders: OrderHistory.Reading
}
