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
        var reading = Reading()
        var given: [Given] = []
        for row in group.rows {
            let plan = plans[Int(group.buffer.shapes[row])]
            guard plan.count > 1 else { continue }
            given.removeAll(keepingCapacity: true)
            for (kind, column) in plan {
                guard let values = group.buffer.columns[column],
                    values.valueClass(row) == .text || values.valueClass(row) == .digits
                else { continue }
                let identity = numbers.identity(column: column, code: Int(values.values[row]))
                guard identity != Self.none else { continue }
                guard let first = given.first(where: { $0.kind == kind }) else {
                    given.append(Given(kind: kind, column: column, identity: identity))
                    continue
                }
                if first.identity != identity {
                    let detail = "a second \(Self.name(kind)), which is not used"
                    reading.repeatedKinds.append(Place(event: group.event(row), column: column, detail: detail))
                }
            }
            if given.count > 1 { compare(given, row, group, &reading) }
        }
        return reading
    }

    private func compare(_ given: [Given], _ row: Int, _ group: EventGroup, _ reading: inout Reading) {
        let contact = group.buffer.contacts[row]
        var clashing: Given?
        var isNews = false
        for one in given {
            let owner = numbers.owner(kind: one.kind, identity: one.identity)
            if owner != Self.none, owner != contact, clashing.map({ one.kind < $0.kind }) ?? true { clashing = one }
            for other in given where Self.isAsked(one.kind, with: other.kind) {
                let known = partners[one.kind * Self.kinds + other.kind]
                isNews = isNews || known.isEmpty || !Self.isKnown(known[Int(one.identity)], other.identity)
            }
        }
        let event = group.event(row)
        if let clashing {
            let detail = "this \(Self.name(clashing.kind)) belongs to another contact"
            reading.clashes.append(Place(event: event, column: clashing.column, detail: detail))
        }
        guard isNews else { return }
        reading.events.append((event, reading.given.count))
        reading.given += given.sorted { $0.kind < $1.kind }
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
