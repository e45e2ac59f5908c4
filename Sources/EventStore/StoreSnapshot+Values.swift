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
