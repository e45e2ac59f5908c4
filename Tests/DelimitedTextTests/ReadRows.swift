import DelimitedText

/// A delimited text read to its end: what the reader said of each row, a line each.
struct ReadRows {
    /// `line@byte a|b|c` for a record, `line@byte ! reason` for a rejection.
    private(set) var rows: [String] = []
    /// The texts of the rejected rows.
    private(set) var rejectedTexts: [String] = []
    let format: DelimitedFormat
    let columns: [String]
    let linesRead: Int
    let emptyLines: Int

    init(_ text: String, settings: DelimitedSettings = DelimitedSettings(), block: Int? = nil) throws {
        try self.init(Array(text.utf8), settings: settings, block: block)
    }

    /// Reads bytes, detecting by the first 64 and decoding so few at a time where a block size is given.
    init(_ bytes: [UInt8], settings: DelimitedSettings = DelimitedSettings(), block: Int? = nil) throws {
        var settings = settings
        if let block { (settings.sampleBytes, settings.blockBytes) = (64, block) }
        let reader = try DelimitedReader("test.csv", settings: settings, read: Self.source(bytes))
        while let step = try reader.next() {
            switch step {
            case .record:
                let cells = reader.columns.indices.map { String(decoding: reader.cell($0), as: UTF8.self) }
                rows.append("\(reader.line)@\(reader.byte) \(cells.joined(separator: "|"))")
            case .rejected(let rejection):
                rows.append("\(rejection.line)@\(rejection.byte) ! \(rejection.reason)")
                rejectedTexts.append(String(decoding: rejection.text, as: UTF8.self))
            }
        }
        (format, columns) = (reader.format, reader.columns)
        (linesRead, emptyLines) = (reader.linesRead, reader.emptyLines)
    }

    /// The cells of the records alone.
    var cells: [String] {
        rows.compactMap { row in
            let text = row.drop { $0 != " " }.dropFirst()
            return text.hasPrefix("! ") ? nil : String(text)
        }
    }

    /// A source that gives these bytes.
    static func source(_ bytes: [UInt8]) -> DelimitedReader.ReadBytes {
        var position = 0
        return { buffer in
            let count = min(buffer.count, bytes.count - position)
            buffer.copyBytes(from: bytes[position..<position + count])
            position += count
            return count
        }
    }
}
