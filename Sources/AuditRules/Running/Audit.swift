internal import EventModel
internal import EventReader
package import EventStore

/// Asks all rules about all events of a store.
///
/// Row groups are read part by part, as many at once as there are cores, so memory is that of these, of the dictionaries (see
/// `StoreSnapshot.keepTextsOnDisk(beyond:)`), of some forty bytes for each of a million order events at most, and of what is remembered
/// of findings; some bits for each text, and where a rule compares identifiers some bytes for each of these.
package struct Audit {
    private let settings: AuditSettings
    private let isOfFiles: Bool
    private let orderEventsAtOnce: Int

    /// Makes an audit.
    ///
    /// - Parameters:
    ///   - isOfFiles: Whether the store holds files as they would be sent; then a request counts as one.
    ///   - orderEventsAtOnce: How many events of orders are in memory at a time, as far as orders can be parted.
    package init(_ settings: AuditSettings, isOfFiles: Bool, orderEventsAtOnce: Int = 1 << 20) {
        self.settings = settings
        self.isOfFiles = isOfFiles
        self.orderEventsAtOnce = orderEventsAtOnce
    }

    /// A file that could not be read to its end.
    package struct UnreadableFile: Sendable {
        /// The path as it was given.
        package let file: String
        /// What is wrong with it.
        package let reason: String

        /// Makes a record of a file.
        package init(file: String, reason: String) {
            self.file = file
            self.reason = reason
        }
    }

    /// What a result tells of the events that rules found something in.
    package enum Marking: Sendable {
        /// Nothing but counts and examples.
        case nothing
        /// Which ones they are.
        case events
        /// Which ones they are, and which share the fate of another one.
        case eventsAndFollowers
    }

    /// Looks at everything.
    ///
    /// - Parameters:
    ///   - unreadable: The files that could not be read.
    ///   - marking: What the result is to tell of the events that each rule found something in.
    ///   - sink: Gets every finding with its place; nil: only the first examples of each rule are worked out.
    ///   - progress: Called after each part with how many events were looked at, of how many; `false` stops the audit.
    /// - Returns: What was found; nil if it was stopped.
    /// - Throws: ``StoreError``, and what the sink throws.
    package func run(
        _ snapshot: StoreSnapshot,
        unreadable: [UnreadableFile] = [],
        marking: Marking = .nothing,
        sink: ((RuleText, Severity, Example) throws -> Void)? = nil,
        progress: (_ done: Int, _ of: Int) -> Bool = { _, _ in true }
    ) throws -> AuditResult? {
        let context = try AuditContext(snapshot, settings, isOfFiles: isOfFiles)
        let run = try AuditRun(context, keepsAll: sink != nil, marking, orderEventsAtOnce)
        // The run would hold the closure that holds it, and what the sink writes to would never be let go.
        defer { run.sink = nil }
        if let sink { run.sink = { rule, example in try sink(rule.text, run.severity(of: rule), example) } }
        guard try run.examineEvents(progress) else { return nil }
        let rejected = try run.examineRejections()
        run.note(unreadable)
        try run.examineOrders()
        try run.examineSurvey()
        try snapshot.checkTexts()
        let stored = snapshot.rowGroups.reduce(0) { $0 + $1.events - $1.removed }
        return AuditResult(
            events: stored + rejected,
            ignored: run.recorder.lostEvents + rejected,
            findings: try run.findings(),
            rejected: rejected,
            marks: run.recorder.marks
        )
    }

    /// Everything that the rules say of themselves, in the order in which they are listed.
    package static var rules: [RuleText] { RuleBook.all.map(\.text) }
}
