internal import ArgumentParser
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// Which events are exported.
struct ExportSelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only events of this type; may be repeated, or name several between commas.",
            valueName: "type"
        )
    )
    var type: [String] = []

    @Option(help: ArgumentHelp("Only events of this date, or date and time, and later.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only events up to this date, or date and time.", valueName: "date"))
    var to: String?

    @Option(
        help: ArgumentHelp("Only events of the members of this segment.", valueName: "segment"),
        completion: .segments
    )
    var segment: String?

    @Option(
        help: ArgumentHelp("The date, or date and time, that the segment speaks of (default: now).", valueName: "date")
    )
    var asOf: String?

    func validate() throws {
        if asOf != nil, segment == nil { throw ValidationError("--as-of says of when the members of --segment are") }
    }

    /// The events that were chosen, of those in a store.
    func selection(_ snapshot: StoreSnapshot) throws -> EventSelection {
        var selection = EventSelection()
        if !type.isEmpty { selection.eventTypes = try eventTypes(snapshot) }
        if from != nil || to != nil {
            let period = try PeriodText.period(from: from, to: to, snapshot.zone)
            selection.occurred = period.lowerBound.microseconds...period.upperBound.microseconds
        }
        if let segment {
            let chosen = try SavedSegments.resolve(segment)
            let preview = try chosen.preview(snapshot, asOf: OrderOptions.asOf(asOf, zone: snapshot.zone))
            for warning in preview.warnings { StandardError.write("warning: \(warning.render(in: chosen.text))\n") }
            StandardError.write(hints: preview.hints)
            selection.contacts = preview.members
        }
        return selection
    }

    private func eventTypes(_ snapshot: StoreSnapshot) throws -> Set<UInt32> {
        var found: Set<UInt32> = []
        for name in type.flatMap({ $0.split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) } })
        {
            if let number = snapshot.eventType(named: name) {
                found.insert(number)
            } else if YespoRules.documentedEventTypes.contains(name) {
                StandardError.write(hints: ["the database has no event of type \(name)"])
            } else {
                let near = nearestName(to: name, in: snapshot.eventTypeNames).map { "; did you mean \($0)?" } ?? ""
                throw UsageFailure(message: "--type: no event type is called \"\(name)\"\(near)")
            }
        }
        return found
    }
}
