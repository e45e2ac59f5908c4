internal import EventModel
internal import EventStore

/// What the values of a parameter or field are, by the vendor's documentation and by what the data has.
///
/// Identifiers, statuses and currencies are texts. What is documented as a number is one, and what only ever comes as a
/// number or as a text that is one; what is only true or false is 0 or 1. Everything else is a text.
struct ColumnKinds {
    private let snapshot: StoreSnapshot
    private var uses: [UInt32: [ClassMask]] = [:]

    init(_ uses: [ColumnUse], _ snapshot: StoreSnapshot) {
        self.snapshot = snapshot
        for use in uses { self.uses[use.column, default: []].append(use.classes) }
    }

    func kind(of column: UInt32) -> TableColumn.Kind {
        let name = snapshot.columnName(column)
        if snapshot.comparesAsText(column) { return .text }
        let documented = name.scope == .lineField ? YespoRules.numericFields : YespoRules.numericParameters
        if documented.contains(name.name) { return .number }
        func has(_ classes: [ValueClass]) -> Bool {
            uses[column, default: []].contains { mask in classes.contains { mask.contains($0) } }
        }
        let numbers = has([.number, .numberText, .digits])
        let booleans = has([.true, .false])
        let others = has([.text, .plainText, .time, .json, .list, .listText, .object])
        if booleans, !numbers, !others { return .boolean }
        return numbers && !others ? .number : .text
    }
}
