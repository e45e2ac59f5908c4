internal import Columns
internal import EventStore

/// Counts what the rules find, remembers the first places of each, and which events are lost.
///
/// Each row group has a recorder of its own, whose findings the audit's takes over in the order of the row groups.
final class FindingRecorder {
    private(set) var counts: [Int]
    /// The first places of each rule in the order of the events, or all of them until they are taken.
    private var hits: [[Hit]]
    /// Findings on files and on all of the data, by rule.
    private(set) var whole: [[Example]]
    private let limit: Int?
    private let loses: [Bool]
    private let parts: [Part]
    /// By part; nil for one that has lost none.
    private var lost: [Bitmap?]
    /// Which events each rule found something in, if that is wanted.
    private(set) var marks: FindingMarks?

    /// - Parameters:
    ///   - limit: The most places of a rule; nil: all of them.
    ///   - loses: For each rule, whether the vendor drops the event.
    ///   - marks: Gets the events that each rule found something in; nil if nobody asks for them.
    init(rules: Int, limit: Int?, loses: [Bool], parts: [Part], marks: FindingMarks? = nil) {
        counts = Array(repeating: 0, count: rules)
        hits = Array(repeating: [], count: rules)
        whole = Array(repeating: [], count: rules)
        self.limit = limit
        self.loses = loses
        self.parts = parts
        lost = parts.map { _ in nil }
        self.marks = marks
    }

    /// A recorder for a share of the work, which has found nothing yet.
    func empty() -> FindingRecorder {
        FindingRecorder(
            rules: counts.count,
            limit: limit,
            loses: loses,
            parts: parts,
            marks: marks?.empty
        )
    }

    /// Takes over what was found in the share of the work that comes next.
    func take(_ other: FindingRecorder) {
        for rule in counts.indices where other.counts[rule] > 0 {
            counts[rule] += other.counts[rule]
            guard limit != nil else {
                hits[rule] += other.hits[rule]
                continue
            }
            for hit in other.hits[rule] where hasRoom(rule, hit.event) { insert(hit, rule) }
        }
        for part in lost.indices {
            guard let theirs = other.lost[part] else { continue }
            lost[part] = lost[part]?.combined(with: theirs) ?? theirs
        }
        if let theirs = other.marks { marks?.take(theirs) }
    }

    /// How many stored events the vendor drops.
    var lostEvents: Int { lost.reduce(0) { $0 + ($1?.ones ?? 0) } }

    func note(_ rule: Int, _ event: Int64, _ spot: Spot, _ detail: () -> String?) {
        counts[rule] += 1
        if loses[rule] || marks != nil { mark(event, rule) }
        guard limit != nil else {
            hits[rule].append(Hit(event: event, spot: spot, detail: detail()))
            return
        }
        if hasRoom(rule, event) { insert(Hit(event: event, spot: spot, detail: detail()), rule) }
    }

    /// Whether an event is among the first of a rule, as far as they are known.
    private func hasRoom(_ rule: Int, _ event: Int64) -> Bool {
        guard let limit, hits[rule].count == limit else { return true }
        return hits[rule].last.map { event < $0.event } ?? false
    }

    private func insert(_ hit: Hit, _ rule: Int) {
        if let limit, hits[rule].count == limit { hits[rule].removeLast() }
        let place = hits[rule].partitioningIndex { $0.event > hit.event }
        hits[rule].insert(hit, at: place)
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

    /// Whether the vendor drops an event by what was found so far.
    func isLost(_ event: Int64) -> Bool {
        guard let (part, position) = parts.place(of: event) else { return false }
        return lost[part]?[position] ?? false
    }

    /// Notes that an event is lost only because the one that creates its order is.
    func follow(_ event: Int64, _ creation: Int64) { marks?.follow(event, creation) }

    private func mark(_ event: Int64, _ rule: Int) {
        guard let (part, position) = parts.place(of: event) else { return }
        if loses[rule] {
            if lost[part] == nil { lost[part] = Bitmap(count: parts[part].events) }
            lost[part]?[position] = true
        }
        marks?.mark(rule, part: part, position)
    }
}

extension Bitmap {
    /// The bits that are one in either.
    fileprivate func combined(with other: Bitmap) -> Bitmap {
        var combined = self
        combined.formOr(with: other)
        return combined
    }
}

/// The recorder as one rule sees it.
struct RuleNotes {
    let recorder: FindingRecorder
    let rule: Int
    /// What all of the data has lost so far, where the recorder knows only of a share.
    var whole: FindingRecorder?

    /// Notes a place in the event of a row.
    func note(_ row: Int, of group: EventGroup, _ spot: Spot, _ detail: @autoclosure () -> String? = nil) {
        recorder.note(rule, group.event(row), spot, detail)
    }

    /// Notes a place in an event.
    func note(_ event: Int64, _ spot: Spot, _ detail: @autoclosure () -> String? = nil) {
        recorder.note(rule, event, spot, detail)
    }

    /// Whether the vendor drops an event by what was found so far.
    func isLost(_ event: Int64) -> Bool { (whole ?? recorder).isLost(event) }

    /// Notes that an event is lost only because the one that creates its order is.
    func follow(_ event: Int64, _ creation: Int64) { recorder.follow(event, creation) }

    /// Notes something of a file or of all of the data.
    func noteWhole(_ example: Example) {
        recorder.noteWhole(rule, example)
    }
}
