import EventModel
import EventReader
import EventStore
import SegmentEngine
import SegmentLanguage
import Testing

/// A segment and the events that it is asked of: what the two evaluators are compared on.
struct OraclePair {
    var segment: SegmentExpression
    /// The events of each import, or the rows of each contact list.
    var parts: [[Event]]
    let asOf: String
    let zone: ClockZone
    /// On how many threads the engine looks.
    var threads: Int?
    /// What the segment may refer to.
    var references = RandomReferences()

    /// The store as the slow evaluator sees it.
    var shop: SlowShop { SlowShop(parts.flatMap(\.self), zone: zone) }

    /// What the engine answers over a store of its own.
    func engineAnswer() throws -> OracleAnswer {
        try TemporaryStore.with(parts, zone: zone) { try engineAnswer($0) }
    }

    /// What the engine answers.
    func engineAnswer(_ snapshot: StoreSnapshot) throws -> OracleAnswer {
        do {
            let preview = try SegmentEngine.preview(
                segment,
                text: format(segment),
                snapshot: snapshot,
                asOf: try moment,
                sources: references.sources,
                threads: threads
            )
            return .sizes(
                members: preview.sample(.max).map(Int.init),
                contacts: preview.contacts,
                of: preview.of,
                conditions: preview.conditions.map { .init(contacts: $0.contacts, without: $0.without) }
            )
        } catch let error as SegmentEngineError {
            guard case .severalCurrencies = error else { throw error }
            return .severalCurrencies
        }
    }

    /// What the slow evaluator answers.
    func slowAnswer() throws -> OracleAnswer { try slowAnswer(shop) }

    /// What the slow evaluator answers over a shop.
    func slowAnswer(_ shop: SlowShop) throws -> OracleAnswer {
        do {
            let slow = SlowSegment(shop, at: try moment.moment, saved: references.saved, lists: references.lists)
            let members = try slow.members(segment)
            return .sizes(
                members: members.sorted(),
                contacts: members.count,
                of: slow.universe.count,
                conditions: try segment.leaves.map { leaf in
                    .init(
                        contacts: try slow.members(.condition(leaf.condition, at: .none)).count,
                        without: try slow.members(segment.removing(leaf: leaf.index)).count
                    )
                }
            )
        } catch is SlowSegment.SeveralCurrencies {
            return .severalCurrencies
        }
    }

    private var moment: AsOf { get throws { try #require(AsOf(asOf, zone: zone)) } }
}

/// What an evaluator says of a pair.
enum OracleAnswer: Equatable, CustomStringConvertible {
    struct ConditionSize: Equatable {
        let contacts: Int
        let without: Int
    }

    /// Money of several currencies would have to be added.
    case severalCurrencies
    /// The members by their numbers, and how many contacts there are in the segment, at all, and for each condition.
    case sizes(members: [Int], contacts: Int, of: Int, conditions: [ConditionSize])

    var description: String {
        switch self {
        case .severalCurrencies: "several currencies"
        case .sizes(let members, let contacts, let count, let conditions):
            "\(contacts) of \(count) contacts, \(members); of each condition alone and of all without it: "
                + conditions.map { "\($0.contacts) and \($0.without)" }.joined(separator: ", ")
        }
    }
}
