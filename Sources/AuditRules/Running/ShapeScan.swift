internal import EventStore

/// Decides the rules on shapes once for each shape in a row group, and finds the events that have the shapes at fault.
struct ShapeScan {
    /// A rule on shapes with its number.
    typealias Numbered = (number: Int, rule: any ShapeRule)

    private typealias Fault = (rule: Int, fault: ShapeFault)

    private let context: AuditContext
    private let rules: [Numbered]

    init(_ context: AuditContext, _ rules: [Numbered]) {
        self.context = context
        self.rules = rules
    }

    /// Looks at the shapes of a row group.
    func examine(_ group: EventGroup, _ recorder: FindingRecorder) {
        /// By shape: nil for one that was not looked at, and whether anything is wrong with it.
        var isFaulty: [Bool?] = Array(repeating: nil, count: context.shapes.count)
        var faults: [UInt32: [Fault]] = [:]
        let shapes = group.buffer.shapes
        for row in shapes.indices {
            let shape = shapes[row]
            if isFaulty[Int(shape)] == nil {
                let found = decide(shape, group.eventType)
                isFaulty[Int(shape)] = !found.isEmpty
                if !found.isEmpty { faults[shape] = found }
            }
            guard isFaulty[Int(shape)] == true else { continue }
            for (rule, fault) in faults[shape] ?? [] {
                recorder.note(rule, group.event(row), fault.spot) { fault.detail }
            }
        }
    }

    private func decide(_ shape: UInt32, _ eventType: String) -> [Fault] {
        let examined = ExaminedShape(eventType: eventType, shape: context.shapes[Int(shape)])
        return rules.flatMap { number, rule in rule.faults(in: examined, context).map { (number, $0) } }
    }
}
