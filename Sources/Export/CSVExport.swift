internal import EventModel
package import EventStore
package import Presentation

/// Stored events as CSV: a row an event, or a row an order line.
package struct CSVExport {
    private let snapshot: StoreSnapshot
    private let columns: [CSVColumn]
    private let lines: Bool
    private let list: UInt32?
    private let key: UInt32?

    /// Begins an export; with `lines` every order line has a row with its event's values, and events without have none.
    package init(_ snapshot: StoreSnapshot, columns: [CSVColumn], lines: Bool) {
        self.snapshot = snapshot
        self.columns = columns
        self.lines = lines
        list = snapshot.parameterColumn(named: CSVColumn.list)
        key = snapshot.memberColumn(named: "keyValue")
    }

    /// Hands out the titles and the rows of events, in chunks of about 256 KB of whole rows.
    ///
    /// - Returns: How many events have no row, since they have no order lines.
    package func write(
        _ events: EventExport,
        _ writer: CSVWriter,
        progress: (_ done: Int) -> Void = { _ in },
        _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var rows = CSVRows(snapshot, writer, imports: try ImportNumbers(snapshot))
        writer.appendHeader(columns.map(\.title), to: &rows.bytes)
        var withoutRow = 0
        try events.forEach(progress: progress) { event in
            if lines {
                let found = list.flatMap { event.buffer.columns[$0] }
                let range = found.map { Self.lines(event.row, of: $0) } ?? 0..<0
                if range.isEmpty { withoutRow += 1 }
                for line in range { append(event, (line, line - range.lowerBound + 1, found?.lines), to: &rows) }
            } else {
                append(event, nil, to: &rows)
            }
            guard rows.bytes.count >= Self.chunkSize else { return }
            try rows.bytes.withUnsafeBytes(sink)
            rows.bytes.removeAll(keepingCapacity: true)
        }
        try rows.bytes.withUnsafeBytes(sink)
        return withoutRow
    }

    private static let chunkSize = 262_144

    private static func lines(_ row: Int, of buffer: ColumnBuffer) -> Range<Int> {
        guard row < buffer.count, buffer.classes[row].isLines else { return 0..<0 }
        let range = PackedRange(buffer.values[row])
        return range.start..<range.start + range.count
    }

    private func append(
        _ event: ExportedEvent,
        _ line: (row: Int, number: Int, all: LineBuffer?)?,
        to rows: inout CSVRows
    ) {
        for (index, column) in columns.enumerated() {
            if index > 0 { rows.appendDelimiter() }
            switch column {
            case .event(.key): rows.append(event.row, of: key.flatMap { event.buffer.columns[$0] })
            case .event(let column): rows.append(column, of: event)
            case .line: if let line { rows.append(Int64(line.number)) }
            case .parameter(let number, _): rows.append(event.row, of: event.buffer.columns[number])
            case .field(let number, _): if let line { rows.append(line.row, of: line.all?.columns[number]) }
            }
        }
        rows.end(count: columns.count)
    }
}
