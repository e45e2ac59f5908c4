internal import EventStore

/// A rule on what an event is made of, decided once for each shape and event type.
protocol ShapeRule: AuditRule {
    /// What is wrong with all events of a shape; empty for most.
    func faults(in shape: ExaminedShape, _ context: AuditContext) -> [ShapeFault]
}

/// The shape of events of one type.
struct ExaminedShape {
    let eventType: String
    let shape: EventShape
}

/// What is wrong with all events of one shape.
struct ShapeFault {
    let spot: Spot
    var detail: String?
}
