internal import Columns
internal import EventStore
internal import SegmentLanguage

/// Who is in each of several segments, every one as of its own moment.
///
/// Segments share passes over the events as far as memory allows, so that a history of a year costs little more than
/// one preview.
struct SegmentMembership {
    private let engine: SegmentEngine
    private let contacts: Int

    /// How many figures of contacts may be in memory at once; each thread keeps its own, of 16 bytes at most but for rare ones.
    private static let figuresAtOnce = 16_000_000

    /// Makes a membership over a snapshot; nothing is read yet.
    init(_ snapshot: StoreSnapshot, _ engine: SegmentEngine) {
        self.engine = engine
        contacts = snapshot.contacts.count
    }

    /// The members of each segment, all of them in the universe of its moment.
    func members(of segments: [ResolvedSegment]) throws -> [Bitmap] {
        var members: [Bitmap] = []
        var next = 0
        while next < segments.count {
            var conditions = segments[next].conditions
            var end = next + 1
            while end < segments.count, conditions.count + segments[end].conditions.count <= conditionsAtOnce {
                conditions += segments[end].conditions
                end += 1
            }
            members += try evaluate(segments[next..<end], conditions)
            next = end
        }
        return members
    }

    private var conditionsAtOnce: Int {
        min(TruthTable.greatestConditionCount, Self.figuresAtOnce / max(contacts, 1))
    }

    private func evaluate(
        _ segments: ArraySlice<ResolvedSegment>,
        _ conditions: [ResolvedCondition]
    ) throws -> [Bitmap] {
        guard let latest = segments.map(\.asOf).max(by: { $0.moment < $1.moment }) else { return [] }
        // The universe only grows, so that of the latest moment holds all others.
        let table = try engine.evaluate(conditions, asOf: latest)
        var offset = 0
        return segments.map { segment in
            var members = table.members(of: segment.tree, leavesFrom: offset)
            offset += segment.conditions.count
            if segment.asOf != latest { members.formAnd(with: engine.universe(asOf: segment.asOf)) }
            return members
        }
    }
}
