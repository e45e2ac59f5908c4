internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// Who is in each of several segments, every one as of its own moment.
///
/// Segments share passes over the events as far as memory allows, so that a history of a year costs little more than
/// one preview.
struct SegmentMembership {
    /// Who is in a segment.
    struct Members: Sendable {
        /// The contacts in it, all of them known as of its moment.
        let contacts: Bitmap
        /// How many contacts are known as of its moment.
        let known: Int
    }

    private let engine: SegmentEngine
    private let contacts: Int

    /// How many figures of contacts may be in memory at once; each thread keeps its own, of 16 bytes at most but for rare ones.
    private static let figuresAtOnce = 16_000_000

    /// Makes a membership over a snapshot; nothing is read yet.
    init(_ snapshot: StoreSnapshot, _ engine: SegmentEngine) {
        self.engine = engine
        contacts = snapshot.contacts.count
    }

    /// The members of each segment.
    func members(of segments: [ResolvedSegment]) throws -> [Members] {
        let known = engine.knownContacts(asOf: segments.map(\.asOf))
        var members: [Members] = []
        var next = 0
        while next < segments.count {
            var conditions = segments[next].conditions
            var end = next + 1
            while end < segments.count, conditions.count + segments[end].conditions.count <= conditionsAtOnce {
                conditions += segments[end].conditions
                end += 1
            }
            members += try evaluate(segments[next..<end], conditions, among: known)
            next = end
        }
        return members
    }

    private var conditionsAtOnce: Int {
        min(TruthTable.greatestConditionCount, Self.figuresAtOnce / max(contacts, 1))
    }

    private func evaluate(
        _ segments: ArraySlice<ResolvedSegment>,
        _ conditions: [ResolvedCondition],
        among known: KnownContacts
    ) throws -> [Members] {
        let answers = try engine.answers(to: conditions)
        var offset = 0
        let own = segments.map { segment in
            defer { offset += segment.conditions.count }
            return (segment, answers: Array(answers[offset..<offset + segment.conditions.count]))
        }
        let count = contacts
        return Concurrently.map(own.count) { number in
            let (segment, answers) = own[number]
            let universe = known.contacts(asOf: segment.asOf.moment.microseconds)
            var contacts = ReferenceEvaluation(conditions: answers, count: count).contacts(segment.tree)
            contacts.formAnd(with: universe)
            return Members(contacts: contacts, known: universe.ones)
        }
    }
}
