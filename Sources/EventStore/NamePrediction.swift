/// Finds the column of each parameter of an event, guessing that it has the same names in the same order as the last one.
struct NamePrediction {
    private var columns: [UInt32] = []
    private var position = 0

    /// Begins the parameters of the next event.
    mutating func restart() {
        columns.removeSubrange(position...)
        position = 0
    }

    /// The column of the next parameter's name; nil if the name came more often than there are columns for.
    ///
    /// - Parameter used: The cells of the event so far.
    mutating func column(_ name: UnsafeRawBufferPointer, _ vocabulary: Vocabulary, used: [Cell]) -> UInt32? {
        if position < columns.count, vocabulary.registry.isNamed(columns[position], name) {
            position += 1
            return columns[position - 1]
        }
        columns.removeSubrange(position...)
        for occurrence in 0...ColumnRegistry.greatestOccurrence {
            let column = vocabulary.column(scope: .parameter, name: name, occurrence: occurrence)
            guard !used.contains(where: { $0.column == column }) else { continue }
            columns.append(column)
            position += 1
            return column
        }
        return nil
    }
}
