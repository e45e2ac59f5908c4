internal import EventStore

/// Decides the rules on shapes once for each shape and event type, and finds the events that have the shapes at fault.
final class ShapeScan {
    /// A rule on shapes with its number.
    typealias Numbered = (number: Int, rule: any ShapeRule)

    private let context: AuditContext
    private let rules: [Numbered]
    /// By event type and shape: what is wrong, by rule.
    private var faults: [UInt32: [[(rule: Int, fault: ShapeFault)]?]] = [:]

    init(_ context: AuditContext, _ rules: [Numbered]) {
        self.context = context
        self.rules = rules
    }

    /// Looks at the shapes of a row group.
    func examine(_ group: EventGroup, _ recorder: FindingRecorder) {
        let type = group.buffer.eventType
        var known = faults[type] ?? []
        var isFaulty = known.map { $0.map { !$0.isEmpty } }
        for row in group.rows {
            let shape = Int(group.buffer.shapes[row])
            while known.count <= shape {
                known.append(nil)
                isFaulty.append(nil)
            }
            if isFaulty[shape] == nil {
                let found = decide(UInt32(shape), group.eventType)
                known[shape] = found
                isFaulty[shape] = !found.isEmpty
            }
            guard isFaulty[shape] == true else { continue }
            for (rule, fault) in known[shape] ?? [] {
                recorder.note(rule, group.event(row), fault.spot) { fault.detail }
            }
        }
        faults[type] = known
    }

    private func decide(_ shape: UInt32, _ eventType: String) -> [(rule: Int, fault: ShapeFault)] {
        let examined = ExaminedShape(eventType: eventType, shape: context.shape(shape))
        return rules.flatMap { number, rule in rule.faults(in: examined, context).map { (number, $0) } }
    }
}
