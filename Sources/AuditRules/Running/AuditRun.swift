internal import Columns
internal import EventModel
internal import EventReader
internal import EventStore

/// One audit under way.
final class AuditRun {
    let recorder: FindingRecorder
    /// Gets every finding, if all are wanted.
    var sink: ((any AuditRule, Example) throws -> Void)?
    private let context: AuditContext
    private let book: RuleBook
    private let survey: AuditSurvey
    private let writer: ExampleWriter
    private var examples: [[Example]]

    init(_ context: AuditContext, keepsAll: Bool, _ marking: Audit.Marking, _ orderEventsAtOnce: Int) throws {
        self.context = context
        book = RuleBook(off: context.settings.off, settings: context.settings)
        let parts = context.snapshot.parts
        recorder = FindingRecorder(
            rules: book.rules.count,
            limit: keepsAll ? nil : context.settings.examples,
            loses: book.rules.map { $0.text.severity == .error },
            parts: parts,
            marks: marking == .nothing
                ? nil
                : FindingMarks(
                    rules: book.rules.map(\.text.id),
                    parts: parts,
                    keepsFollowers: marking == .eventsAndFollowers
                )
        )
        survey = try AuditSurvey(context, book.needs, orderEventsAtOnce)
        writer = try ExampleWriter(context)
        examples = book.rules.map { _ in [] }
    }

    /// How bad the findings of a rule are by the settings.
    func severity(of rule: any AuditRule) -> Severity {
        context.settings.severities[rule.text.id] ?? rule.text.severity
    }

    // MARK: Events

    /// Looks at all events, part by part; false if it was stopped.
    func examineEvents(_ progress: (_ done: Int, _ of: Int) -> Bool) throws -> Bool {
        let snapshot = context.snapshot
        let total = snapshot.rowGroups.reduce(0) { $0 + $1.events }
        let scan = EventScan(context, book, survey, recorder)
        guard progress(0, total) else { return false }
        let groups = Dictionary(grouping: snapshot.rowGroups, by: \.part.number)
        var done = 0
        for part in snapshot.parts {
            if context.isOfFiles { survey.requests.collect(try snapshot.placement(of: part), of: part) }
            for reading in try read(groups[part.number] ?? [], of: part, scan) {
                recorder.take(reading.recorder)
                survey.take(reading)
            }
            done += groups[part.number]?.reduce(0) { $0 + $1.events } ?? 0
            guard progress(done, total) else { return false }
            if sink != nil { try takeExamples() }
        }
        return true
    }

    /// Looks at the row groups of a part, on all cores at once.
    private func read(_ rowGroups: [RowGroup], of part: Part, _ scan: EventScan) throws -> [GroupReading] {
        let offsets = try context.snapshot.offsets(of: part)
        let ignored = try context.snapshot.ignoredOrderEvents(of: part)
        let packed = try rowGroups.map { try context.snapshot.fetch($0) }
        // The largest come first, so that no core is left with one of them in the end.
        let order = packed.indices.sorted { packed[$0].group.events > packed[$1].group.events }
        let read = Concurrently.map(order.count) { place in
            Result { try scan.read(packed[order[place]], of: part, offsets, ignored) }
        }
        let places = order.indices.sorted { order[$0] < order[$1] }
        return try places.map { try read[$0].get() }
    }

    // MARK: What follows

    /// Looks at what is no event, and tells how many such things there are.
    func examineRejections() throws -> Int {
        let rules = book.of { $0.onRejections }
        let parser = JSONParser()
        var count = 0
        try context.snapshot.forEachRejection { rejection in
            count += 1
            let kind = RejectionKind(of: rejection, parser)
            for (number, rule) in rules where rule.applies(to: kind) {
                var example = Example(file: rejection.place.file, detail: rejection.reason)
                example.line = rejection.place.line
                example.byte = rejection.place.byte
                example.pointer = rejection.place.pointer
                recorder.noteWhole(number, example)
            }
        }
        return count
    }

    /// Notes the files that could not be read.
    func note(_ files: [Audit.UnreadableFile]) {
        for (number, _) in book.of({ $0 as? FileUnreadable }) {
            for file in files { recorder.noteWhole(number, Example(file: file.file, detail: file.reason)) }
        }
    }

    /// What all shares of the orders look at, and none of them changes.
    private struct Found: @unchecked Sendable {
        let context: AuditContext
        let recorder: FindingRecorder

        init(_ context: AuditContext, _ recorder: FindingRecorder) {
            (self.context, self.recorder) = (context, recorder)
        }
    }

    /// Looks at the events of each order, on all cores at once.
    func examineOrders() throws {
        let rules = book.of { $0.onOrders }
        let asked = rules.reduce(into: OrderTraits()) { $0.formUnion($1.rule.traits) }
        let found = Found(context, recorder)
        let losesAny = recorder.lostEvents > 0
        let shares = try survey.orders.shares(
            { found.recorder.empty() },
            { steps, share in
                let traits = OrderTraits(of: steps, isLost: losesAny ? { found.recorder.isLost($0) } : nil)
                guard !traits.isDisjoint(with: asked) else { return }
                for (number, rule) in rules where !traits.isDisjoint(with: rule.traits) {
                    let notes = RuleNotes(recorder: share, rule: number, whole: found.recorder)
                    rule.examine(steps, found.context, notes)
                }
            }
        )
        for share in shares { recorder.take(share) }
    }

    /// Asks the rules on all of the data.
    func examineSurvey() throws {
        for (number, rule) in book.of({ $0.onStore }) {
            try rule.examine(survey, RuleNotes(recorder: recorder, rule: number))
        }
    }

    /// What was found, the worst first.
    func findings() throws -> [Finding] {
        try takeExamples()
        for rule in book.rules.indices {
            for example in recorder.whole[rule] { try sink?(book.rules[rule], example) }
        }
        let limit = context.settings.examples
        let findings = book.rules.indices.filter { recorder.counts[$0] > 0 }.map { rule in
            Finding(
                rule: book.rules[rule].text,
                severity: severity(of: book.rules[rule]),
                count: recorder.counts[rule],
                examples: Array((examples[rule] + recorder.whole[rule]).prefix(limit))
            )
        }
        return findings.sorted { ($1.severity, $1.count, $0.rule.id) < ($0.severity, $0.count, $1.rule.id) }
    }

    /// Works out the places that are remembered, hands them on, and keeps the first ones.
    private func takeExamples() throws {
        // What is kept until it is taken comes as it was met, row group by row group, and the first ones are those of the first events.
        let hits = recorder.takeHits().map { hits in SortedOrder.of(hits.map(\.event)).map { hits[Int($0)] } }
        let found = try writer.examples(of: hits)
        for rule in found.indices where !found[rule].isEmpty {
            if sink != nil {
                for example in found[rule] { try sink?(book.rules[rule], example) }
            }
            let room = context.settings.examples - examples[rule].count
            if room > 0 { examples[rule] += found[rule].prefix(room) }
        }
    }
}
