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
        let count = min(rows, classes.count)
        identities.withUnsafeMutableBufferPointer { identities in
            for row in 0..<count where classes[row] == .text || classes[row] == .digits {
                identities[start + row] = known[Int(codes[row])]
            }
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

    /// The rows that give several kinds, and of one kind what another contact than theirs owns.
    ///
    /// - Parameters:
    ///   - owners: By identity: the contact that owns it, or ``IdentityNumbers/none``.
    ///   - contacts: By row: the event's contact.
    func rowsOwnedByOthers(_ index: Int, _ owners: [UInt32], _ contacts: [UInt32]) -> [Int] {
        var others: [Int] = []
        let start = index * rows
        identities.withUnsafeBufferPointer { identities in
            for row in 0..<rows {
                let identity = identities[start + row]
                guard identity != IdentityNumbers.none else { continue }
                let owner = owners[Int(identity)]
                guard owner != IdentityNumbers.none, owner != contacts[row], counts[row] > 1 else { continue }
                others.append(row)
            }
        }
        return others
    }

    /// Notes the rows that give two kinds together that were not known to belong together.
    ///
    /// - Parameters:
    ///   - known: By identity of the first kind: what it was given with; empty if nothing was.
    ///   - several: Stands for more than one.
    func noteNews(_ index: Int, with other: Int, _ known: [UInt32], several: UInt32, _ isNews: inout [Bool]) {
        let (start, otherStart) = (index * rows, other * rows)
        identities.withUnsafeBufferPointer { identities in
            for row in 0..<rows {
                let (identity, partner) = (identities[start + row], identities[otherStart + row])
                guard identity != IdentityNumbers.none, partner != IdentityNumbers.none else { continue }
                let before = known.isEmpty ? IdentityNumbers.none : known[Int(identity)]
                if before != partner, before != several { isNews[row] = true }
            }
        }
    }
}
