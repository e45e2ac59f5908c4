internal import Columns
internal import EventStore

/// Counts what the rules find, remembers the first places of each, and which events are lost.
final class FindingRecorder {
    private(set) var counts: [Int]
    /// The first places of each rule in the order of the events, or all of them until they are taken.
    private var hits: [[Hit]]
    /// Findings on files and on all of the data, by rule.
    private(set) var whole: [[Example]]
    private let limit: Int?
    private let loses: [Bool]
    private let parts: [Part]
    private var lost: [Bitmap]

    /// - Parameters:
    ///   - limit: The most places of a rule; nil: all of them.
    ///   - loses: For each rule, whether the vendor drops the event.
    init(rules: Int, limit: Int?, loses: [Bool], parts: [Part]) {
        counts = Array(repeating: 0, count: rules)
        hits = Array(repeating: [], count: rules)
        whole = Array(repeating: [], count: rules)
        self.limit = limit
        self.loses = loses
        self.parts = parts
        lost = parts.map { Bitmap(count: $0.events) }
    }

    /// How many stored events the vendor drops.
    var lostEvents: Int { lost.reduce(0) { $0 + $1.ones } }

    func note(_ rule: Int, _ event: Int64, _ spot: Spot, _ detail: () -> String?) {
        counts[rule] += 1
        if loses[rule] { lose(event) }
        guard let limit else {
            hits[rule].append(Hit(event: event, spot: spot, detail: detail()))
            return
        }
        guard limit > 0 else { return }
        if hits[rule].count == limit {
            guard let last = hits[rule].last, event < last.event else { return }
            hits[rule].removeLast()
        }
        let place = hits[rule].partitioningIndex { $0.event > event }
        hits[rule].insert(Hit(event: event, spot: spot, detail: detail()), at: place)
    }

    func noteWhole(_ rule: Int, _ example: Example, counting count: Int = 1) {
        counts[rule] += count
        if limit.map({ whole[rule].count < $0 }) ?? true { whole[rule].append(example) }
    }

    /// Hands out the places that are remembered, by rule, and forgets them.
    func takeHits() -> [[Hit]] {
        defer { hits = Array(repeating: [], count: hits.count) }
        return hits
    }

    private func lose(_ event: Int64) {
        let part = parts.partitioningIndex { $0.firstEvent > event } - 1
        guard part >= 0, parts[part].eventNumbers.contains(event) else { return }
        lost[part][Int(event - parts[part].firstEvent)] = true
    }
}

/// The recorder as one rule sees it.
struct RuleNotes {
    let recorder: FindingRecorder
    let rule: Int

    /// Notes a place in the event of a row.
    func note(_ row: Int, of group: EventGroup, _ spot: Spot, _ detail: @autoclosure () -> String? = nil) {
        recorder.note(rule, group.event(row), spot, detail)
    }

    /// Notes a place in an event.
    func note(_ event: Int64, _ spot: Spot, _ detail: @autoclosure () -> String? = nil) {
        recorder.note(rule, event, spot, detail)
    }

    /// Notes something of a file or of all of the data.
    func noteWhole(_ example: Example) {
        recorder.noteWhole(rule, example)
    }
}
