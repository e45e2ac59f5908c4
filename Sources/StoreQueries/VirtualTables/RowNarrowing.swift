/// Which comparisons a table is given, as bits: SQLite hands the choice from planning to reading in one integer.
struct RowNarrowing: OptionSet {
    let rawValue: Int32

    static let eventType = RowNarrowing(rawValue: 1)
    static let event = RowNarrowing(rawValue: 1 << 1)
    static let contact = RowNarrowing(rawValue: 1 << 2)
    static let order = RowNarrowing(rawValue: 1 << 3)
    static let moment = RowNarrowing(rawValue: 1 << 4)
    static let from = RowNarrowing(rawValue: 1 << 5)
    static let to = RowNarrowing(rawValue: 1 << 6)
    static let firstEvent = RowNarrowing(rawValue: 1 << 7)
    static let lastEvent = RowNarrowing(rawValue: 1 << 8)

    /// All, in the order in which the values that are compared with are handed over.
    static let inOrder: [RowNarrowing] = [
        .eventType, .event, .contact, .order, .moment, .from, .to, .firstEvent, .lastEvent,
    ]

    /// About how many rows are left.
    func estimatedRows(of rows: Int, eventTypes: Int, contacts: Int) -> Double {
        var left = Double(rows)
        if contains(.event) || contains(.order) { left = min(left, 2) }
        if contains(.eventType) { left /= Double(max(1, eventTypes)) }
        if contains(.contact) { left /= Double(max(1, contacts)) }
        if contains(.moment) { left /= 1_000 }
        for bound in [RowNarrowing.from, .to, .firstEvent, .lastEvent] where contains(bound) { left /= 3 }
        return max(1, left)
    }
}
