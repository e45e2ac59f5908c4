/// Finds the column of each name of an event or line, guessing that it has the same names in the same order as the last.
struct NamePrediction: ~Copyable {
    private let scope: ColumnName.Scope
    private let parent: UInt32
    private var columns = PlainList<UInt32>()
    private var position = 0

    init(scope: ColumnName.Scope, parent: UInt32 = 0) {
        self.scope = scope
        self.parent = parent
    }

    /// Begins the names of the next event or line.
    @inline(__always)
    mutating func restart() { position = 0 }

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
        columns.truncate(to: min(position, columns.count))
        for occurrence in 0...ColumnRegistry.greatestOccurrence {
            let column = vocabulary.column(scope: scope, parent: parent, name: name, occurrence: occurrence)
            guard !Self.contains(column, cells, from: first) else { continue }
            columns.append(column)
            position += 1
            return column
        }
        return nil
    }

    private static func contains(_ column: UInt32, _ cells: borrowing PlainList<Cell>, from first: Int) -> Bool {
        for index in first..<max(first, cells.count) where cells[index].column == column { return true }
        return false
    }
}
