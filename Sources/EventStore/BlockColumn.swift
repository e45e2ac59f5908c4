/// The values of one column for the events of one type in a block, or for the lines of one list: an entry a row, but for
/// long runs of rows without a value.
///
/// Codes are the store's, or below zero the complement of a place among the block's new texts.
struct BlockColumn: ~Copyable {
    let column: UInt32
    /// How many rows have an entry.
    private(set) var count = 0
    /// The rows left out, in their order.
    private(set) var gaps: [Gap] = []
    private var leftOut = 0
    private(set) var classes: UnsafeMutablePointer<ValueClass>
    private(set) var values: UnsafeMutablePointer<Int64>
    private(set) var extras: UnsafeMutablePointer<UInt16>
    private var capacity = 16
    /// One bit for each class that occurs.
    private(set) var classMask: UInt16 = 0
    /// The plain texts, one after another.
    var plainTexts = PlainList<UInt8>()
    /// The codes of lists' original texts, by row.
    var originals: [(row: Int, code: Int64)] = []
    /// The lines of the rows that are lists or objects.
    var lines: BlockLines?

    /// Rows in a row that have no value and no entry.
    struct Gap {
        /// How many entries stand before them.
        let entries: Int
        let rows: Int
    }

    /// So many rows without a value are left out: entries for them would take more than what they are left out with, and a block
    /// of many names would be as large as its events times its names.
    private static let leastGap = 32

    /// How many rows there are.
    var rows: Int { count &+ leftOut }

    init(column: UInt32) {
        self.column = column
        classes = .allocate(capacity: capacity)
        values = .allocate(capacity: capacity)
        extras = .allocate(capacity: capacity)
    }

    deinit {
        classes.deallocate()
        values.deallocate()
        extras.deallocate()
    }

    /// Appends the value of the next row.
    @inline(__always)
    mutating func append(_ valueClass: ValueClass, _ value: Int64, _ extra: UInt16) {
        if count == capacity { grow(to: count + 1) }
        (classes + count).initialize(to: valueClass)
        (values + count).initialize(to: value)
        (extras + count).initialize(to: extra)
        classMask |= 1 &<< UInt16(truncatingIfNeeded: valueClass.rawValue)
        count &+= 1
    }

    /// Appends the value of a cell of an event that is being taken in; lines are appended elsewhere.
    @inline(__always)
    mutating func append(_ cell: Cell, of row: borrowing EventRow) {
        guard cell.valueClass == .plainText else { return append(cell.valueClass, cell.value, cell.extra) }
        let text = PackedRange(cell.value)
        append(.plainText, PackedRange(start: plainTexts.count, count: text.count).packed, 0)
        plainTexts.append(contentsOf: UnsafeBufferPointer(start: row.plainTexts.start + text.start, count: text.count))
    }

    /// Fills up with absent values to a count of rows.
    @inline(__always)
    mutating func pad(to rows: Int) {
        if rows > self.rows { appendAbsent(rows - self.rows) }
    }

    /// Empties the column, its lines included; the memory is kept.
    mutating func removeAll() {
        count = 0
        leftOut = 0
        gaps.removeAll(keepingCapacity: true)
        classMask = 0
        plainTexts.truncate(to: 0)
        originals.removeAll(keepingCapacity: true)
        lines?.removeAll()
    }

    private mutating func appendAbsent(_ missing: Int) {
        classMask |= 1
        guard missing < Self.leastGap else {
            gaps.append(Gap(entries: count, rows: missing))
            leftOut += missing
            return
        }
        if count + missing > capacity { grow(to: count + missing) }
        (classes + count).initialize(repeating: .absent, count: missing)
        (values + count).initialize(repeating: 0, count: missing)
        (extras + count).initialize(repeating: 0, count: missing)
        count += missing
    }

    private mutating func grow(to least: Int) {
        capacity = max(capacity * 2, least)
        Self.move(&classes, count, to: capacity)
        Self.move(&values, count, to: capacity)
        Self.move(&extras, count, to: capacity)
    }

    private static func move<T>(_ start: inout UnsafeMutablePointer<T>, _ count: Int, to capacity: Int) {
        let larger = UnsafeMutablePointer<T>.allocate(capacity: capacity)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
    }
}

/// Columns found by their numbers; they stay where they are, so no look-up counts references.
struct BlockColumns: ~Copyable {
    private var slots = PlainList<UnsafeMutablePointer<BlockColumn>?>()
    /// The columns there are, in the order in which they were made.
    private(set) var all = PlainList<UnsafeMutablePointer<BlockColumn>>()

    deinit { free() }

    @inline(__always)
    subscript(column: UInt32) -> UnsafeMutablePointer<BlockColumn> {
        mutating get {
            if Int(column) < slots.count, let found = slots[Int(column)] { return found }
            return add(column)
        }
    }

    /// Empties all columns; the memory is kept, unless they are so many that others will hardly have the same.
    mutating func removeAll() {
        guard all.count > ColumnRegistry.mostKept else {
            for column in all.entries { column.pointee.removeAll() }
            return
        }
        free()
        slots = PlainList()
        all = PlainList()
    }

    private func free() {
        for column in all.entries {
            column.deinitialize(count: 1)
            column.deallocate()
        }
    }

    private mutating func add(_ column: UInt32) -> UnsafeMutablePointer<BlockColumn> {
        let made = UnsafeMutablePointer<BlockColumn>.allocate(capacity: 1)
        made.initialize(to: BlockColumn(column: column))
        if Int(column) >= slots.count { slots.append(repeating: nil, count: Int(column) + 1 - slots.count) }
        slots[Int(column)] = made
        all.append(made)
        return made
    }
}

/// The lines of a column's lists in a block.
final class BlockLines {
    /// How many lines there are.
    private(set) var count = 0
    /// The thread's code of each line's shape.
    private(set) var shapes = PlainList<UInt32>()
    private(set) var columns = BlockColumns()

    /// Appends the lines of a cell, and gives the index of the first.
    func append(_ range: PackedRange, of row: borrowing EventRow) -> Int {
        let first = count
        for number in range.start..<range.start + range.count {
            let line = row.lines[number]
            shapes.append(line.shapeCode)
            for position in line.firstCell..<line.firstCell + line.cellCount {
                let field = row.lineCells[position]
                let child = columns[field.column]
                child.pointee.pad(to: count)
                guard child.pointee.rows == count else { continue }
                child.pointee.append(field, of: row)
            }
            count += 1
        }
        return first
    }

    func removeAll() {
        count = 0
        shapes.truncate(to: 0)
        columns.removeAll()
    }
}
