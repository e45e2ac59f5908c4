/// Finds the column of each name of an event or line, guessing that it has the same names in the same order as others.
///
/// Names that only some events have are passed over, and a new one is remembered where it came; each stands once. Columns
/// of a name's second and later values are looked up each time, since they depend on the values before.
struct NamePrediction: ~Copyable {
    private let scope: ColumnName.Scope
    private let parent: UInt32
    private var columns: [UInt32] = []
    private var position = 0
    /// How many of the cells of the event or line have their ``places``.
    private var placed = 0
    /// For each column the place among the cells where it stood last, in this event or an earlier one; of those with many names alone.
    private var places: [UInt32] = []

    /// How many names that an event lacks are passed over before the name is looked up.
    private static let reach = 8
    private static let mostNames = 256
    /// Up to so many cells are gone through to see whether one is of a column.
    private static let fewCells = 64

    init(scope: ColumnName.Scope, parent: UInt32 = 0) {
        self.scope = scope
        self.parent = parent
    }

    /// Begins the names of the next event or line.
    @inline(__always)
    mutating func restart() { (position, placed) = (0, 0) }

    /// The column of the next name; nil if the name came more often than there are columns for.
    ///
    /// - Parameters:
    ///   - cells: The cells, those of the event or line so far from `first` on.
    ///   - first: Where the event or line begins.
    @inline(__always)
    mutating func column(
        _ name: UnsafeRawBufferPointer,
        _ vocabulary: BlockVocabulary,
        cells: borrowing PlainList<Cell>,
        from first: Int
    ) -> UInt32? {
        if position < columns.count {
            let column = columns[position]
            if vocabulary.columns[Int(column)].name.hasSameBytes(as: name) {
                position &+= 1
                return column
            }
        }
        return find(name, vocabulary, cells: cells, from: first)
    }

    private mutating func find(
        _ name: UnsafeRawBufferPointer,
        _ vocabulary: BlockVocabulary,
        cells: borrowing PlainList<Cell>,
        from first: Int
    ) -> UInt32? {
        for ahead in position..<min(position + Self.reach, columns.count)
        where vocabulary.columns[Int(columns[ahead])].name.hasSameBytes(as: name) {
            position = ahead + 1
            return columns[ahead]
        }
        for occurrence in 0...ColumnRegistry.greatestOccurrence {
            let column = vocabulary.column(scope: scope, parent: parent, name: name, occurrence: occurrence)
            guard !contains(column, cells, from: first) else { continue }
            if occurrence == 0 { remember(column) }
            return column
        }
        return nil
    }

    private mutating func remember(_ column: UInt32) {
        if let earlier = columns.firstIndex(of: column) {
            columns.remove(at: earlier)
            if earlier < position { position -= 1 }
        } else if columns.count == Self.mostNames {
            columns.removeSubrange(position...)
        }
        guard columns.count < Self.mostNames else { return }
        columns.insert(column, at: position)
        position += 1
    }

    private mutating func contains(_ column: UInt32, _ cells: borrowing PlainList<Cell>, from first: Int) -> Bool {
        guard cells.count - first <= Self.fewCells else { return containsAmongMany(column, cells, from: first) }
        for index in first..<max(first, cells.count) where cells[index].column == column { return true }
        return false
    }

    /// To go through all cells for each of very many names would take the square of their number.
    @inline(never)
    private mutating func containsAmongMany(
        _ column: UInt32,
        _ cells: borrowing PlainList<Cell>,
        from first: Int
    ) -> Bool {
        for index in max(first, min(placed, cells.count))..<cells.count {
            let column = Int(cells[index].column)
            if places.count <= column {
                places.append(contentsOf: repeatElement(0, count: max(column + 1, places.count * 2) - places.count))
            }
            places[column] = UInt32(index)
        }
        placed = cells.count
        // What an earlier event left is no place, or that of another column.
        guard Int(column) < places.count else { return false }
        let place = Int(places[Int(column)])
        return first <= place && place < cells.count && cells[place].column == column
    }
}
