/// The rows of a delimited text that is at hand whole, for lists that nobody promised to be tables.
///
/// Rows may have any count of cells, and no row is rejected: one that cannot be cut into cells, by a quote that is never
/// closed or has something behind it, ends with its line and is parted at its delimiters, quotes and all.
package enum DelimitedRows {
    /// The cells of the rows as texts, without the apostrophe of the formula guard; rows without any text are left out.
    package static func texts(_ utf8: [UInt8], delimiter: Delimiter) -> [[String]] {
        let scanner = RecordScanner(delimiter: delimiter.byte, mostCells: DelimitedSettings().mostCells)
        var rows: [[String]] = []
        utf8.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            var place = 0
            while place < bytes.count {
                let row: [String]
                switch scanner.scan(start, from: place, to: bytes.count, isLast: true) {
                case .record(_, let next):
                    row = (0..<scanner.cellCount).map { text(scanner.cell($0, of: start)) }
                    place = next
                case .fault, .needsMore:
                    let line = bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
                    row = line.split(separator: delimiter.byte, omittingEmptySubsequences: false).map {
                        text(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0)))
                    }
                    place = line.endIndex + 1
                }
                if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            }
        }
        return rows
    }

    private static func text(_ cell: UnsafeRawBufferPointer) -> String {
        String(decoding: CellBytes.unguarded(cell), as: UTF8.self)
    }
}
