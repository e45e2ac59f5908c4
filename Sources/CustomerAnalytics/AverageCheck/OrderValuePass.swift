internal import Columns
internal import EventModel
internal import EventStore

/// One pass over the events that build orders, for the values that a parameter has in some orders as of a moment.
struct OrderValuePass {
    private let parameter: OrderParameter
    private let snapshot: StoreSnapshot
    private let asOf: Int64
    private let lives: OrderLives
    private var names: ValueNames?
    /// The number of each order's value, or of its set of values; ``ValueNames/none`` for none.
    private var values: [UInt32]
    /// The time and number of the event that gave the value.
    private var times: [Int64]
    private var events: [Int64]
    /// Sets of values for fields of lines: each its count, then its values.
    private var sets: [UInt32] = []
    private var lineValues: [UInt32] = []
    private var unsettled: [Candidate] = []

    /// A value that an event gives which made no version of its own.
    private struct Candidate {
        let life: Int
        let time: Int64
        let event: Int64
        let value: UInt32
    }

    /// Prepares a pass for orders.
    ///
    /// - Parameter namesValues: Whether the values themselves are wanted, and not only which event gives each.
    ///
    /// - Throws: `StoreError`.
    init(_ parameter: OrderParameter, _ orders: CountedOrders, namesValues: Bool = true) throws {
        self.parameter = parameter
        snapshot = parameter.snapshot
        asOf = orders.tallies.selection.asOf.microseconds
        lives = try OrderLives(orders, in: parameter.snapshot)
        if namesValues { names = parameter.column.map { ValueNames(column: $0, of: parameter.snapshot) } }
        values = Array(repeating: ValueNames.none, count: lives.count)
        times = Array(repeating: .min, count: lives.count)
        events = Array(repeating: .min, count: lives.count)
    }

    /// Reads the events that give the parameter, of the columns only those that are needed.
    ///
    /// - Throws: `StoreError`.
    mutating func run() throws {
        guard let column = parameter.column, let key = snapshot.parameterColumn(named: "externalOrderId") else {
            return
        }
        let columns = Set([column, key] + [parameter.list].compactMap(\.self))
        let kinds = snapshot.eventTypeNames.map { OrderEventKind(eventTypeKey: $0) }
        for group in snapshot.rowGroups where group.occurred.lowerBound <= asOf {
            guard let kind = kinds[Int(group.eventType)], kind.impliedStatus == nil else { continue }
            guard try snapshot.entry(of: parameter.list ?? column, in: group) != nil else { continue }
            let buffer = try snapshot.read(group, columns: columns)
            guard let keys = buffer.columns[key], let given = buffer.columns[parameter.list ?? column] else { continue }
            take(buffer, keys, given, of: group, createsOrders: kind == .created)
        }
        if !unsettled.isEmpty { try settleUpdates() }
    }

    private mutating func take(
        _ buffer: EventBuffer,
        _ keys: ColumnBuffer,
        _ given: ColumnBuffer,
        of group: RowGroup,
        createsOrders: Bool
    ) {
        for row in 0..<min(keys.count, given.count) {
            let time = buffer.occurred[row]
            guard time <= asOf else { return }
            guard given.classes[row] != .absent, given.classes[row] != .null else { continue }
            guard keys.classes[row] == .text || keys.classes[row] == .digits else { continue }
            guard buffer.contacts[row] != EventBuffer.noContact else { continue }
            let event = group.part.firstEvent + Int64(buffer.positions[row])
            guard let life = lives.life(ofOrder: Int(keys.values[row]), holding: time, event) else { continue }
            let counts = createsOrders ? lives.origins[life] == event : lives.madeVersion(event)
            guard counts || !createsOrders else { continue }
            let value = value(of: row, given)
            if counts {
                settle(Candidate(life: life, time: time, event: event, value: value))
            } else {
                unsettled.append(Candidate(life: life, time: time, event: event, value: value))
            }
        }
    }

    /// An update that made no version counted if a later event of the same moment took its place; else it was ignored.
    ///
    /// The versions alone do not tell whether an update was ignored in the very moment of a later event that counts. The
    /// record of ignored events does, and is asked only then.
    private mutating func settleUpdates() throws {
        let moments = lives.lastEvents(ofLives: Set(unsettled.map(\.life)))
        let inDoubt = unsettled.filter { candidate in
            let last = moments[OrderLives.Moment(life: candidate.life, time: candidate.time)]
            return candidate.event < last ?? .min
        }
        guard !inDoubt.isEmpty else { return }
        let ignored = Set(try snapshot.ignoredOrderEvents().lazy.map(\.number))
        for candidate in inDoubt where !ignored.contains(candidate.event) { settle(candidate) }
    }

    private mutating func settle(_ candidate: Candidate) {
        let life = candidate.life
        guard (times[life], events[life]) < (candidate.time, candidate.event) else { return }
        (times[life], events[life], values[life]) = (candidate.time, candidate.event, candidate.value)
    }

    private mutating func value(of row: Int, _ given: ColumnBuffer) -> UInt32 {
        guard parameter.isInLines else { return names?.number(of: row, in: given) ?? ValueNames.none }
        guard let column = parameter.column, given.classes[row].isLines, let field = given.lines?.columns[column] else {
            return ValueNames.none
        }
        let range = PackedRange(given.values[row])
        lineValues.removeAll(keepingCapacity: true)
        for line in range.start..<range.start + range.count {
            let value = names?.number(of: line, in: field) ?? ValueNames.none
            if value != ValueNames.none, !lineValues.contains(value) { lineValues.append(value) }
        }
        guard !lineValues.isEmpty else { return ValueNames.none }
        sets.append(UInt32(lineValues.count))
        sets.append(contentsOf: lineValues)
        return UInt32(sets.count - lineValues.count - 1)
    }

    /// For each order the time and number of the event that gives the value.
    func givers(of orders: CountedOrders) -> (times: [Int64], events: [Int64]) {
        let own = orders.orderCodes.map { lives.life(ofOrder: Int($0)) }
        return (own.map { times[$0] }, own.map { events[$0] })
    }

    /// The orders grouped by the values that were found.
    func groups(of orders: CountedOrders) -> OrderGroups {
        let texts = names?.texts ?? []
        let name: (UInt32) -> String? = { Int($0) < texts.count ? texts[Int($0)] : nil }
        let missing = UInt32(texts.count)
        let codes = orders.orderCodes
        guard parameter.isInLines else {
            let groups = codes.map { code in
                let value = values[lives.life(ofOrder: Int(code))]
                return value == ValueNames.none ? missing : value
            }
            return OrderGroups(groups: groups, count: texts.count + 1, sorting: .mostOrders, name: name)
        }
        var (memberships, groups): ([UInt32], [UInt32]) = ([], [])
        for (order, code) in codes.enumerated() {
            let value = values[lives.life(ofOrder: Int(code))]
            let own = value == ValueNames.none ? 0..<0 : Int(value) + 1..<Int(value) + 1 + Int(sets[Int(value)])
            memberships.append(contentsOf: repeatElement(UInt32(order), count: max(1, own.count)))
            groups.append(contentsOf: own.isEmpty ? [missing] : sets[own])
        }
        return OrderGroups(
            orders: memberships,
            groups: groups,
            count: texts.count + 1,
            sorting: .mostOrders,
            name: name
        )
    }
}
