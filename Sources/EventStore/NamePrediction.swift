/// Finds the column of each name of an event or line, guessing that it has the same names in the same order as the last.
struct NamePrediction {
    private let scope: ColumnName.Scope
    private let parent: UInt32
    private var columns: [UInt32] = []
    private var position = 0

    init(scope: ColumnName.Scope, parent: UInt32 = 0) {
        self.scope = scope
        self.parent = parent
    }

    /// Begins the names of the next event or line.
    mutating func restart() {
        columns.removeSubrange(position...)
        position = 0
    }

    /// The column of the next name; nil if the name came more often than there are columns for.
    ///
    /// - Parameter used: The cells of the event or line so far.
    mutating func column(_ name: UnsafeRawBufferPointer, _ vocabulary: Vocabulary, used: ArraySlice<Cell>) -> UInt32? {
        if position < columns.count, vocabulary.registry.isNamed(columns[position], name) {
            position += 1
            return columns[position - 1]
        }
        columns.removeSubrange(position...)
        for occurrence in 0...ColumnRegistry.greatestOccurrence {
            let column = vocabulary.column(scope: scope, parent: parent, name: name, occurrence: occurrence)
            guard !used.contains(where: { $0.column == column }) else { continue }
            columns.append(column)
            position += 1
            return column
        }
        return nil
    }
}
