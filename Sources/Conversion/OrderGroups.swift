internal import DelimitedText
internal import EventModel

/// Gathers lines into orders, wherever the lines of an order stand, and gives the orders in the order of their first lines.
///
/// Orders wait in memory until they take more than is allowed. Then all of them are written, sorted by their keys, to a
/// temporary file as a run. At the end the runs are merged, which brings the parts of each order together, and what that
/// gives is sorted by first lines in the same way. The result does not depend on how much memory there was.
final class OrderGroups {
    private let mostBytes: Int
    private let sumCount: Int
    private let headCount: Int
    private var table = GroupTable()
    private var runs: SortedRuns?
    private var begun = 0
    /// The order that took the last row; nil if that row was none of an order's.
    private var last: Int?

    init(mostBytes: Int, headCount: Int, sumCount: Int) {
        self.mostBytes = mostBytes
        self.headCount = headCount
        self.sumCount = sumCount
    }

    /// Takes the last row of a mapper.
    func add(_ row: RowMapper, at place: RowPlace) throws {
        let index = index(row.groupKey, place)
        let isHeadTaken = row.isHeadRepeated && last == index
        table.change(index) {
            $0.add(row.head, isHeadTaken: isHeadTaken, item: row.item.bytes, addends: row.addends, at: place)
        }
        last = index
        if table.size > mostBytes { try spill() }
    }

    /// Leaves the order of a row out, since that row cannot be used.
    func fail(_ key: UnsafeRawBufferPointer, at place: RowPlace) throws {
        let index = index(key, place)
        table.change(index) { $0.fail("", at: place) }
        last = nil
        if table.size > mostBytes { try spill() }
    }

    private func index(_ key: UnsafeRawBufferPointer, _ place: RowPlace) -> Int {
        let (begun, headCount, sumCount) = (begun, headCount, sumCount)
        let before = table.groups.count
        let index = table.place(of: key) {
            OrderGroup(
                key: Array(key),
                sequence: begun,
                place: place,
                head: [],
                items: [],
                headCount: headCount,
                sums: Array(repeating: nil, count: sumCount)
            )
        }
        if table.groups.count > before { self.begun += 1 }
        return index
    }

    private func spill() throws(SpillError) {
        let runs: SortedRuns
        if let begun = self.runs { runs = begun } else { runs = try SortedRuns() }
        self.runs = runs
        let groups = table.groups
        let order = groups.indices.sorted { groups[$0].key.lexicographicallyPrecedes(groups[$1].key) }
        try runs.append(order.lazy.map { (groups[$0].key, groups[$0].encoded) })
        table.removeAll()
        last = nil
    }

    /// Gives all orders, in the order of their first lines.
    func finish(_ body: (OrderGroup) throws -> Void) throws {
        guard let runs else {
            for group in table.groups { try body(group) }
            return
        }
        if !table.groups.isEmpty { try spill() }
        let sorted = try SortedRuns()
        var (waiting, size): ([OrderGroup], Int) = ([], 0)
        func flush() throws(SpillError) {
            waiting.sort { $0.sequence < $1.sequence }
            try sorted.append(waiting.lazy.map { (Self.key(of: $0.sequence) + $0.key, $0.encoded) })
            (waiting, size) = ([], 0)
        }
        var current: OrderGroup?
        func take(_ group: OrderGroup) throws(SpillError) {
            waiting.append(group)
            size += group.size
            if size > mostBytes { try flush() }
        }
        try runs.merge { key, payload in
            let part = OrderGroup(key: key, encoded: payload)
            if let group = current, group.key != key {
                try take(group)
                current = nil
            }
            if current == nil { current = part } else { current?.add(part) }
        }
        if let current { try take(current) }
        try flush()
        try sorted.merge { key, payload in
            try body(OrderGroup(key: Array(key.dropFirst(MemoryLayout<Int>.size)), encoded: payload))
        }
    }

    /// A number as bytes that sort as it does.
    private static func key(of sequence: Int) -> [UInt8] { withUnsafeBytes(of: sequence.bigEndian) { Array($0) } }
}
