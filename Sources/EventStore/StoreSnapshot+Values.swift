extension StoreSnapshot {
    /// Calls with the text of a row's value, and gives nil for values that are no text, nested JSON or odd digits.
    @inline(__always)
    package func withText<Result>(
        _ row: Int,
        of column: ColumnBuffer,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result? {
        switch column.valueClass(row) {
        case .plainText: try column.withPlainText(row, body)
        case .text, .json, .digits: try vocabulary.withText(column.values[row], column: column.column, body)
        default: nil
        }
    }

    /// The minified JSON of a row's value.
    package func json(_ row: Int, of column: ColumnBuffer) -> [UInt8] {
        var bytes: [UInt8] = []
        EventWriter(vocabulary: vocabulary, zone: zone)
            .appendValue(column.column, row, in: column, style: ListStyle.compact, to: &bytes)
        return bytes
    }

    /// The minified JSON of a whole event, as it came; the buffer must have been read with all its columns.
    package func json(_ row: Int, of buffer: EventBuffer) -> [UInt8] {
        var bytes: [UInt8] = []
        EventWriter(vocabulary: vocabulary, zone: zone).append(row, of: buffer, to: &bytes)
        return bytes
    }
}

extension StoreSnapshot {
    /// Calls with each stored event, in the order in which they were read: its number and its minified JSON.
    ///
    /// Memory is that of one part.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``, and what the body throws.
    package func forEachEvent(of part: Part, _ body: (_ event: Int64, _ json: [UInt8]) throws -> Void) throws {
        let loaded = try load(part)
        for position in 0..<UInt32(part.events) {
            guard let (buffer, row) = loaded.place(of: position) else { continue }
            try body(part.firstEvent + Int64(position), json(row, of: buffer))
        }
    }
}
