internal import DelimitedText
internal import EventModel

/// Makes of one row of a table the parts of an event.
final class RowMapper {
    /// What became of a row.
    enum Outcome {
        /// The parts are there.
        case mapped
        /// A rule of the map left it out: which one.
        case skipped(Int)
        /// It cannot be used.
        case rejected(String)
    }

    let reader: DelimitedReader
    /// The head of the event, as ``EventHead`` has it in memory.
    let headBytes = JSONBuffer()
    /// The row as an order line; empty if the map makes none.
    let item = JSONBuffer()
    /// What the row adds to each sum; nil where the total stands in the row itself.
    private(set) var addends: [ExactDecimal?]
    /// How many values the head has.
    let headCount: Int

    private let rules: [BoundRule]
    private let items: [BoundRule]
    private let itemNames: [[UInt8]]
    private let skips: [BoundCondition]
    private let choices: [(type: [UInt8], condition: BoundCondition?)]
    private let groupColumn: Int?
    private let headCells: RepeatedCells
    /// Whether the head of the last row is that of the row before, made of the same cells.
    private(set) var isHeadRepeated = false

    init(_ map: ConversionMap, _ reader: DelimitedReader) throws(MapError) {
        self.reader = reader
        let columns = ColumnLookup(reader.columns, of: reader.name, mapPath: map.path)
        let (mark, order) = (reader.format.decimalMark, reader.format.dateOrder)
        let writing = ValueWriting(decimalMark: mark, dateOrder: order)
        var (choices, heads): ([(type: [UInt8], condition: BoundCondition?)], [ValueRule]) = ([], [])
        switch map.eventType {
        case .value(let rule): heads.append(rule)
        case .choices(let given):
            for choice in given {
                let buffer = JSONBuffer(capacity: 64)
                buffer.append(text: choice.type)
                var condition: BoundCondition?
                if let given = choice.condition {
                    condition = try BoundCondition(given, columns: columns, decimalMark: mark)
                }
                choices.append((Array(buffer.bytes), condition))
            }
        }
        heads += map.headRules
        var rules: [BoundRule] = []
        var sums = 0
        for rule in heads {
            rules.append(try BoundRule(rule, sum: sums, columns: columns, writing: writing))
            if !rule.factors.isEmpty { sums += 1 }
        }
        var items: [BoundRule] = []
        for rule in map.items { items.append(try BoundRule(rule, sum: nil, columns: columns, writing: writing)) }
        var skips: [BoundCondition] = []
        for skip in map.skips {
            skips.append(try BoundCondition(skip.condition, columns: columns, decimalMark: mark))
        }
        groupColumn = try map.group.map { reference throws(MapError) in try columns.index(of: reference) }
        (self.choices, self.rules, self.items, self.skips) = (choices, rules, items, skips)
        itemNames = map.items.enumerated().map { index, rule in
            let buffer = JSONBuffer(capacity: 64)
            buffer.append(text: rule.name)
            return Array(buffer.bytes) + [UInt8(ascii: ":")]
        }
        let conditions = choices.compactMap { $0.condition?.column }
        headCells = RepeatedCells(Set(conditions + rules.compactMap(\.column)))
        addends = Array(repeating: nil, count: sums)
        headCount = EventHead.occurred + map.headRules.count
    }

    /// The head that the last row gave.
    var head: EventHead { EventHead(bytes: headBytes.bytes, count: headCount) }

    /// By what the last row is grouped; empty where the column is, or where nothing is grouped.
    var groupKey: UnsafeRawBufferPointer {
        groupColumn.map { reader.trimmedCell($0) } ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// Makes the parts of the reader's row.
    func map() -> Outcome {
        for index in skips.indices where skips[index].holds(reader) { return .skipped(index) }
        do throws(ValueFault) {
            if groupColumn != nil, groupKey.isEmpty { throw ValueFault("the column that groups the lines is empty") }
            try mapHead()
            try mapItem()
            return .mapped
        } catch {
            return .rejected(error.problem)
        }
    }

    private func mapHead() throws(ValueFault) {
        isHeadRepeated = headCells.areRepeated(in: reader)
        if !isHeadRepeated {
            headCells.forget()
            try mapHeadAnew()
            headCells.remember(reader)
        }
        for place in rules.indices {
            guard let sum = rules[place].sum else { continue }
            let isGiven = !head[headCount - rules.count + place].isEmpty
            addends[sum] = isGiven ? nil : try rules[place].product(reader, reader.columns)
        }
    }

    private func mapHeadAnew() throws(ValueFault) {
        EventHead.begin(headBytes, count: headCount)
        var place = 0
        if !choices.isEmpty {
            headBytes.append(try chosenType())
            EventHead.endValue(place, of: headBytes)
            place += 1
        }
        for rule in rules {
            try rule.append(reader, to: headBytes)
            EventHead.endValue(place, of: headBytes)
            place += 1
        }
    }

    private func chosenType() throws(ValueFault) -> [UInt8] {
        for choice in choices where choice.condition?.holds(reader) ?? true { return choice.type }
        throw ValueFault("no condition of event holds; end the list with a type that has none")
    }

    private func mapItem() throws(ValueFault) {
        item.cut(to: 0)
        guard !items.isEmpty else { return }
        item.append(UInt8(ascii: "{"))
        for index in items.indices {
            let before = item.count
            if before > 1 { item.append(UInt8(ascii: ",")) }
            item.append(itemNames[index])
            let beginning = item.count
            try items[index].append(reader, to: item)
            if item.count == beginning { item.cut(to: before) }
        }
        item.append(UInt8(ascii: "}"))
        // A row that has nothing of a line is none.
        if item.count == 2 { item.cut(to: 0) }
    }
}
