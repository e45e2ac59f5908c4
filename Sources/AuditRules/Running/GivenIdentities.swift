internal import EventModel
internal import EventStore

/// The identities that the events of a row group give, at most one of each kind: the first in the order of the event.
struct GivenIdentities {
    /// The kinds that are given, the strongest first, each with a column that has it.
    private(set) var columns: [(kind: Int, column: UInt32)] = []
    /// Whether several columns hold identifiers of one kind.
    let hasSeveralOfAKind: Bool
    /// How many kinds each event gives.
    private(set) var counts: [UInt8]
    /// By kind and row: the identity, ``IdentityNumbers/none`` where none is given.
    private var identities: [UInt32] = []
    private let rows: Int

    init(_ group: EventGroup, _ numbers: IdentityNumbers) {
        rows = group.buffer.count
        counts = Array(repeating: 0, count: rows)
        let roles = group.buffer.columns.keys.sorted().map { group.context.roles[Int($0)] }
        let byKind = Dictionary(grouping: roles.filter { $0.identifier != nil }) { Int($0.identifier?.rawValue ?? 0) }
        hasSeveralOfAKind = byKind.values.contains { $0.count > 1 }
        for (kind, roles) in byKind.sorted(by: { $0.key < $1.key }) {
            columns.append((kind, roles[0].number))
            let start = identities.count
            identities += repeatElement(IdentityNumbers.none, count: rows)
            if roles.count == 1, let values = group.values(roles[0].number) {
                fill(from: start, values, numbers.identities(of: roles[0].number))
            } else {
                fillFirst(from: start, kind, group, numbers)
            }
            for row in 0..<rows where identities[start + row] != IdentityNumbers.none { counts[row] += 1 }
        }
    }

    private mutating func fill(from start: Int, _ values: ColumnBuffer, _ known: [UInt32]) {
        let (classes, codes) = (values.classes, values.values)
        for row in 0..<min(rows, classes.count) where classes[row] == .text || classes[row] == .digits {
            identities[start + row] = known[Int(codes[row])]
        }
    }

    /// Of several columns of one kind the first in each event that names somebody counts.
    private mutating func fillFirst(from start: Int, _ kind: Int, _ group: EventGroup, _ numbers: IdentityNumbers) {
        for row in 0..<rows {
            for column in group.context.shapes[Int(group.buffer.shapes[row])].parameters
            where group.context.roles[Int(column)].identifier.map({ Int($0.rawValue) }) == kind {
                guard let identity = Self.identity(row, of: group.values(column), numbers) else { continue }
                identities[start + row] = identity
                break
            }
        }
    }

    /// The identity that a column gives an event; nil if none.
    static func identity(_ row: Int, of values: ColumnBuffer?, _ numbers: IdentityNumbers) -> UInt32? {
        guard let values, values.valueClass(row) == .text || values.valueClass(row) == .digits else { return nil }
        let identity = numbers.identities(of: values.column)[Int(values.values[row])]
        return identity == IdentityNumbers.none ? nil : identity
    }

    /// The identity of a kind that an event gives; nil if none.
    func identity(_ index: Int, _ row: Int) -> UInt32? {
        let identity = identities[index * rows + row]
        return identity == IdentityNumbers.none ? nil : identity
    }

    /// Calls with each row that gives a kind, and what it gives.
    @inline(__always)
    func forEach(_ index: Int, _ body: (_ row: Int, _ identity: UInt32) -> Void) {
        for row in 0..<rows {
            let identity = identities[index * rows + row]
            if identity != IdentityNumbers.none { body(row, identity) }
        }
    }

    /// Calls with each row that gives two kinds, and what it gives of both.
    @inline(__always)
    func forEach(_ index: Int, with other: Int, _ body: (_ row: Int, _ identity: UInt32, _ partner: UInt32) -> Void) {
        for row in 0..<rows {
            let (identity, partner) = (identities[index * rows + row], identities[other * rows + row])
            if identity != IdentityNumbers.none, partner != IdentityNumbers.none { body(row, identity, partner) }
        }
    }
}
