extension EventBuffer {
    /// Fills every column that has values up to the count of events and lines.
    func padAll() {
        for column in columns.values where column.count > 0 {
            column.pad(to: count)
            guard let lines = column.lines else { continue }
            for child in lines.columns.values where child.count > 0 { child.pad(to: lines.count) }
        }
    }
}
