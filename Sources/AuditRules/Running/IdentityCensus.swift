internal import EventModel
internal import EventStore

/// Which identifiers were given together.
///
/// Identifiers are counted in the form in which they compare. An identity is a number of its kind.
final class IdentityCensus {
    /// Something about identifiers in one event.
    struct Place {
        let event: Int64
        let column: UInt32
        let detail: String
    }

    /// An identifier that was given with several stronger ones; one place for each such identifier.
    private(set) var onSeveralContacts: [Place] = []
    /// A strong identifier that was given with several emails or phones; one place each.
    private(set) var withSeveral: [Place] = []
    /// Events whose identifiers belong to several contacts.
    private(set) var clashes: [Place] = []
    /// Events with several values of one kind.
    private(set) var repeatedKinds: [Place] = []

    private let context: AuditContext
    private let numbers: IdentityNumbers
    private var plans: [[(kind: Int, column: UInt32)]?] = []
    /// By pair of kinds: what each identity of the first was first given with, and whether there were others.
    private var partners: [[UInt32]]
    private var isShared: [[Bool]]

    private static let none = UInt32.max
    private static let kinds = IdentifierKind.allCases.count

    init(_ context: AuditContext) {
        self.context = context
        numbers = IdentityNumbers(context)
        partners = Array(repeating: [], count: Self.kinds * Self.kinds)
        isShared = partners.map { _ in [] }
    }

    /// Takes the events of a row group.
    func collect(_ group: EventGroup) {
        var given = Array(repeating: Self.none, count: Self.kinds)
        var columns = Array(repeating: UInt32(0), count: Self.kinds)
        for row in group.rows {
            let plan = plan(ofShape: group.buffer.shapes[row])
            guard plan.count > 1 else { continue }
            for kind in 0..<Self.kinds { given[kind] = Self.none }
            var count = 0
            for (kind, column) in plan {
                guard let values = group.buffer.columns[column],
                    values.valueClass(row) == .text || values.valueClass(row) == .digits
                else { continue }
                let identity = numbers.identity(column: column, code: Int(values.values[row]))
                guard identity != Self.none else { continue }
                if given[kind] == Self.none {
                    given[kind] = identity
                    columns[kind] = column
                    count += 1
                } else if given[kind] != identity {
                    repeatedKinds.append(
                        Place(
                            event: group.event(row),
                            column: column,
                            detail: "a second \(Self.name(kind)), which is not used"
                        )
                    )
                }
            }
            if count > 1 { compare(given, columns, row, group) }
        }
    }

    private func compare(_ given: [UInt32], _ columns: [UInt32], _ row: Int, _ group: EventGroup) {
        let contact = group.buffer.contacts[row]
        var clashing: Int?
        for kind in 0..<Self.kinds where given[kind] != Self.none {
            let owner = numbers.owner(kind: kind, identity: given[kind])
            if owner != Self.none, owner != contact { clashing = clashing ?? kind }
            for other in 0..<Self.kinds where other != kind && given[other] != Self.none {
                pair(kind, given[kind], with: other, given[other], column: columns[kind], row, group)
            }
        }
        if let clashing {
            clashes.append(
                Place(
                    event: group.event(row),
                    column: columns[clashing],
                    detail: "this \(Self.name(clashing)) belongs to another contact"
                )
            )
        }
    }

    private func pair(
        _ kind: Int,
        _ identity: UInt32,
        with other: Int,
        _ partner: UInt32,
        column: UInt32,
        _ row: Int,
        _ group: EventGroup
    ) {
        let pair = kind * Self.kinds + other
        if partners[pair].isEmpty {
            partners[pair] = Array(repeating: Self.none, count: numbers.count(kind: kind))
            isShared[pair] = Array(repeating: false, count: numbers.count(kind: kind))
        }
        let known = partners[pair][Int(identity)]
        guard known != partner else { return }
        if known == Self.none {
            partners[pair][Int(identity)] = partner
        } else if !isShared[pair][Int(identity)] {
            isShared[pair][Int(identity)] = true
            let place = Place(
                event: group.event(row),
                column: column,
                detail: "with several values of \(Self.name(other))"
            )
            if other < kind {
                onSeveralContacts.append(place)
            } else if other == Int(IdentifierKind.email.rawValue) || other == Int(IdentifierKind.phone.rawValue) {
                withSeveral.append(place)
            }
        }
    }

    private func plan(ofShape shape: UInt32) -> [(kind: Int, column: UInt32)] {
        while plans.count <= Int(shape) { plans.append(nil) }
        if let plan = plans[Int(shape)] { return plan }
        let plan = context.shape(shape).parameters.compactMap { column in
            context.roles[Int(column)].identifier.map { (kind: Int($0.rawValue), column: column) }
        }
        plans[Int(shape)] = plan
        return plan
    }

    private static func name(_ kind: Int) -> String { IdentifierKind.allCases[kind].name }
}
