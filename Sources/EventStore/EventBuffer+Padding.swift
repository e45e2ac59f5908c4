extension EventBuffer {
    /// Fills every column up to the count of events and lines.
    func padAll() {
        for column in columns.values {
            column.pad(to: count)
            guard let lines = column.lines else { continue }
            for child in lines.columns.values { child.pad(to: lines.count) }
        }
    }
}
