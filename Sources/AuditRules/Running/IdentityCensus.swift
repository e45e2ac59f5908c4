internal import EventModel
internal import EventStore

/// Which identifiers were given together.
///
/// Identifiers are counted in the form in which they compare. An identity is a number of its kind.
final class IdentityCensus {
    /// Something about identifiers in one event.
    struct Place: Sendable {
        let event: Int64
        let column: UInt32
        let detail: String
    }

    /// An identifier in an event.
    struct Given: Sendable {
        let kind: Int
        let column: UInt32
        let identity: UInt32
    }

    /// What the events of a row group say of identifiers.
    struct Reading: Sendable {
        /// Events whose identifiers belong to several contacts.
        var clashes: [Place] = []
        /// Events with several values of one kind.
        var repeatedKinds: [Place] = []
        /// The events that give together what was not known to belong together, and where their identifiers begin.
        var events: [(event: Int64, start: Int)] = []
        /// The identifiers of these events.
        var given: [Given] = []
    }

    /// An identifier that was given with several stronger ones; one place for each such identifier.
    private(set) var onSeveralContacts: [Place] = []
    /// A strong identifier that was given with several emails or phones; one place each.
    private(set) var withSeveral: [Place] = []
    /// Events whose identifiers belong to several contacts.
    private(set) var clashes: [Place] = []
    /// Events with several values of one kind.
    private(set) var repeatedKinds: [Place] = []

    private let numbers: IdentityNumbers
    /// By shape: the columns that hold identifiers.
    private let plans: [[(kind: Int, column: UInt32)]]
    /// By pair of kinds: what each identity of the first was first given with, or ``several``.
    private var partners: [[UInt32]]

    private static let none = IdentityNumbers.none
    private static let several = UInt32.max - 1
    private static let kinds = IdentifierKind.allCases.count

    init(_ context: AuditContext) {
        numbers = IdentityNumbers(context)
        plans = context.shapes.map { shape in
            shape.parameters.compactMap { column in
                context.roles[Int(column)].identifier.map { (kind: Int($0.rawValue), column: column) }
            }
        }
        partners = Array(repeating: [], count: Self.kinds * Self.kinds)
    }

    /// Looks at the events of a row group; nothing is changed, so several threads may do so.
    func read(_ group: EventGroup) -> Reading {
        let given = GivenIdentities(group, numbers)
        var reading = Reading()
        if given.hasSeveralOfAKind { readRepeated(group, &reading) }
        // What is asked below is which identifiers of different kinds were given together.
        guard given.columns.count > 1 else { return reading }
        var clashing: [Int: Given] = [:]
        var isNews = Array(repeating: false, count: group.buffer.count)
        for (index, one) in given.columns.enumerated() {
            let owners = numbers.owners(kind: one.kind)
            for row in given.rowsOwnedByOthers(index, owners, group.buffer.contacts) where clashing[row] == nil {
                guard let identity = given.identity(index, row) else { continue }
                clashing[row] = Given(kind: one.kind, column: one.column, identity: identity)
            }
            for (place, other) in given.columns.enumerated() where Self.isAsked(one.kind, with: other.kind) {
                let known = partners[one.kind * Self.kinds + other.kind]
                given.noteNews(index, with: place, known, several: Self.several, &isNews)
            }
        }
        for (row, one) in clashing.sorted(by: { $0.key < $1.key }) {
            let detail = "this \(Self.name(one.kind)) belongs to another contact"
            reading.clashes.append(Place(event: group.event(row), column: one.column, detail: detail))
        }
        for row in group.rows where isNews[row] {
            reading.events.append((group.event(row), reading.given.count))
            for (index, one) in given.columns.enumerated() {
                guard let identity = given.identity(index, row) else { continue }
                reading.given.append(Given(kind: one.kind, column: one.column, identity: identity))
            }
        }
        return reading
    }

    /// Finds the events that have several values of one kind: the first in the order of the event counts.
    private func readRepeated(_ group: EventGroup, _ reading: inout Reading) {
        var given = Array(repeating: Self.none, count: Self.kinds)
        for row in group.rows {
            let plan = plans[Int(group.buffer.shapes[row])]
            guard plan.count > 1 else { continue }
            for kind in given.indices { given[kind] = Self.none }
            for (kind, column) in plan {
                guard let identity = GivenIdentities.identity(row, of: group.values(column), numbers) else { continue }
                if given[kind] == Self.none { given[kind] = identity }
                if given[kind] == identity { continue }
                let detail = "a second \(Self.name(kind)), which is not used"
                reading.repeatedKinds.append(Place(event: group.event(row), column: column, detail: detail))
            }
        }
    }

    /// Takes what the events of the next row group say.
    func take(_ reading: Reading) {
        clashes += reading.clashes
        repeatedKinds += reading.repeatedKinds
        for (index, entry) in reading.events.enumerated() {
            let end = index + 1 < reading.events.count ? reading.events[index + 1].start : reading.given.count
            let given = reading.given[entry.start..<end]
            for one in given {
                for other in given where Self.isAsked(one.kind, with: other.kind) { pair(one, other, entry.event) }
            }
        }
    }

    private func pair(_ one: Given, _ other: Given, _ event: Int64) {
        let pair = one.kind * Self.kinds + other.kind
        if partners[pair].isEmpty {
            partners[pair] = Array(repeating: Self.none, count: numbers.count(kind: one.kind))
        }
        let known = partners[pair][Int(one.identity)]
        guard !Self.isKnown(known, other.identity) else { return }
        guard known != Self.none else {
            partners[pair][Int(one.identity)] = other.identity
            return
        }
        partners[pair][Int(one.identity)] = Self.several
        let detail = "with several values of \(Self.name(other.kind))"
        let place = Place(event: event, column: one.column, detail: detail)
        if other.kind < one.kind { onSeveralContacts.append(place) } else { withSeveral.append(place) }
    }

    private static func isKnown(_ known: UInt32, _ partner: UInt32) -> Bool { known == partner || known == several }

    /// Whether a rule asks with how many of a kind an identifier was given: stronger ones, and emails and phones.
    private static func isAsked(_ kind: Int, with other: Int) -> Bool {
        other < kind
            || other > kind
                && (other == Int(IdentifierKind.email.rawValue) || other == Int(IdentifierKind.phone.rawValue))
    }

    private static func name(_ kind: Int) -> String { IdentifierKind.allCases[kind].name }
}
