internal import EventStore

/// The lines of orders in one row group, added up by item and currency.
///
/// Items have numbers of the row group; two of them may be one item, spelled as a text here and as a number there. One thread
/// makes it, and another one puts several together.
struct GroupSales: @unchecked Sendable {
    /// What is added up of one item in one currency.
    struct Sum {
        let item: Int
        let currency: UInt32
        var sums = ItemSums()
        /// The next sum of the same item.
        fileprivate var next: Int?
        /// The last row with a line of it.
        fileprivate var lastRow = -1
    }

    /// The line of the latest event that gives an item a value.
    struct Latest {
        var event = Int64.min
        var line = -1

        /// Takes a line if no later event gave a value.
        mutating func take(_ line: Int, _ event: Int64, _ given: ColumnBuffer?) {
            guard self.event <= event, let given else { return }
            switch given.valueClass(line) {
            case .absent, .null, .list, .listText, .object: return
            default: (self.event, self.line) = (event, line)
            }
        }
    }

    let lines: LineBuffer
    /// By item: a line that names it.
    private(set) var items: [Int] = []
    /// By item: the lines that give its name and its category.
    private(set) var names: [Latest] = []
    private(set) var categories: [Latest] = []
    private(set) var sums: [Sum] = []
    /// The orders that have a line of a sum.
    private(set) var sold: [(sum: UInt32, order: UInt32)] = []
    /// By item: its first sum.
    private var firstSums: [Int?] = []

    /// Which orders the events of a part give their lines.
    struct Givers: Sendable {
        /// By position: the order, or ``GroupSales/none``.
        let orders: [UInt32]
        /// The currency of each order.
        let currencies: [UInt32]
        /// The number of the part's first event.
        let firstEvent: Int64
    }

    /// Adds up the lines of a row group; nil if it has none with an identifier.
    init?(_ buffer: EventBuffer, _ givers: Givers, _ reading: LineReading) {
        let (columns, snapshot) = (reading.columns, reading.snapshot)
        guard let given = buffer.columns[columns.items], let lines = given.lines,
            let identified = lines.columns[columns.identifier]
        else { return nil }
        self.lines = lines
        let (named, sorted) = (
            columns.name.flatMap { lines.columns[$0] }, columns.category.flatMap { lines.columns[$0] }
        )
        let pieces = LineNumbers(columns.quantity, in: lines, of: snapshot)
        let costs = LineNumbers(columns.cost, in: lines, of: snapshot)
        var numbers = LineItems(identified, dictionary: snapshot.dictionary(of: columns.identifier))
        let (positions, classes, ranges) = (buffer.positions, given.classes, given.values)
        for row in 0..<min(positions.count, classes.count) where classes[row].isLines {
            let order = givers.orders[Int(positions[row])]
            guard order != Self.none else { continue }
            let event = givers.firstEvent + Int64(positions[row])
            let range = PackedRange(ranges[row])
            for line in range.start..<range.start + range.count {
                guard let item = numbers.item(of: line) else { continue }
                if item == items.count { add(line) }
                names[item].take(line, event, named)
                categories[item].take(line, event, sorted)
                let sum = sum(of: item, in: givers.currencies[Int(order)])
                sums[sum].sums.add(quantity: pieces.number(line), cost: costs.number(line))
                guard sums[sum].lastRow != row else { continue }
                sums[sum].lastRow = row
                sold.append((UInt32(sum), order))
            }
        }
    }

    /// Stands for no order.
    static let none = UInt32.max

    private mutating func add(_ line: Int) {
        items.append(line)
        names.append(Latest())
        categories.append(Latest())
        firstSums.append(nil)
    }

    private mutating func sum(of item: Int, in currency: UInt32) -> Int {
        var place = firstSums[item]
        while let found = place {
            if sums[found].currency == currency { return found }
            place = sums[found].next
        }
        sums.append(Sum(item: item, currency: currency, next: firstSums[item]))
        firstSums[item] = sums.count - 1
        return sums.count - 1
    }
}

/// What all threads look at that add up row groups: texts that were read are not changed by that.
struct LineReading: @unchecked Sendable {
    let columns: OrderLines.Columns
    let snapshot: StoreSnapshot
}
