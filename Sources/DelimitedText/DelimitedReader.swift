/// Reads a delimited text of any size row by row, in memory bounded by the largest row that is allowed.
///
/// The format is detected from the first megabyte unless it is set. A row that is no record does not end the reading: it
/// comes as a rejection with its place, and the next row follows.
///
///     let reader = try DelimitedReader("contacts.csv", settings: DelimitedSettings(), read: stream.read)
///     while let step = try reader.next() {
///         switch step {
///         case .record: use(reader.text(0), at: reader.line)
///         case .rejected(let rejection): report(rejection)
///         }
///     }
package final class DelimitedReader {
    /// Fills a buffer as far as the source goes and gives how many bytes that were: none only at the end.
    package typealias ReadBytes = (UnsafeMutableRawBufferPointer) throws -> Int

    /// What the next row is.
    package enum Step: Hashable, Sendable {
        /// A record with as many cells as there are columns, which the reader gives until the next step.
        case record
        /// A row that cannot be used.
        case rejected(RowRejection)
    }

    /// The name that messages use.
    package let name: String
    /// The format, as it was set or detected.
    package let format: DelimitedFormat
    /// The names of the columns, trimmed.
    package internal(set) var columns: [String]
    /// The line on which the last row began, 1-based.
    package internal(set) var line = 1
    /// The offset in the unpacked source at which the last row began, 0-based.
    package internal(set) var byte = 0
    /// How many lines have been read, empty ones and the header included.
    package internal(set) var linesRead = 0
    /// How many empty lines have been left out.
    package internal(set) var emptyLines = 0

    let settings: DelimitedSettings
    let stream: DecodedStream
    let scanner: RecordScanner
    /// The decoded bytes at hand.
    var start: UnsafeMutablePointer<UInt8>
    var capacity: Int
    var filled = 0
    var isAtEnd = false
    /// Where the next row begins: in the buffer, in the source, and its line.
    var cursor = 0
    var cursorByte: Int
    var cursorLine = 1
    /// Where the last row began in the buffer, and where it ended.
    var row = 0..<0
    /// Whether the rest of a line that was too long is to be left out.
    var isSkipping = false

    /// Reads the beginning of the source, finds out its format and takes its header.
    ///
    /// - Throws: What `read` throws, and ``DelimitedTextError``.
    package init(_ name: String, settings: DelimitedSettings, read: @escaping ReadBytes) throws {
        self.name = name
        self.settings = settings
        stream = try DecodedStream(name, settings: settings, read: read)
        cursorByte = stream.markLength
        (start, filled, capacity, isAtEnd) = try stream.decodeSample()
        var told = settings
        if let announcement = SeparatorLine(UnsafeBufferPointer(start: start, count: filled)) {
            told.delimiter = told.delimiter ?? announcement.delimiter
            cursor = announcement.length
            let announced = UnsafeBufferPointer(start: start, count: cursor)
            cursorByte += stream.encoding.sourceWidth(of: announced)
            (cursorLine, linesRead) = (2, 1)
        }
        let detection = FormatDetection(start, cursor..<filled, isWhole: isAtEnd, told)
        format = detection.format(encoding: stream.encoding, doubt: stream.note)
        scanner = RecordScanner(delimiter: format.delimiter.byte, mostCells: settings.mostCells)
        columns = settings.columns ?? []
        if settings.columns == nil { try takeHeader() }
    }

    deinit {
        start.deallocate()
    }

    private func takeHeader() throws {
        switch try step() {
        case nil: throw DelimitedTextError.empty(name)
        case .rejected(let rejection)?:
            throw DelimitedTextError.brokenHeader(
                name,
                line: rejection.line,
                byte: rejection.byte,
                reason: rejection.reason
            )
        case .record?: columns = (0..<scanner.cellCount).map { text($0) }
        }
    }

    /// Goes on to the next row; nil at the end of the text.
    ///
    /// - Throws: What the source throws; the rows before that have been given.
    package func next() throws -> Step? {
        let step = try step()
        guard case .record? = step, scanner.cellCount != columns.count else { return step }
        return .rejected(rejection(RecordFault.ragged(cells: scanner.cellCount, columns: columns.count).description))
    }
}

// MARK: - The last record

extension DelimitedReader {
    /// The bytes of a cell as UTF-8, without the apostrophe of the formula guard; valid until the next step.
    package func cell(_ index: Int) -> UnsafeRawBufferPointer {
        CellBytes.unguarded(scanner.cell(index, of: start))
    }

    /// A cell without blanks at both ends; valid until the next step.
    package func trimmedCell(_ index: Int) -> UnsafeRawBufferPointer { CellBytes.trimmed(cell(index)) }

    /// A cell as a text, without blanks at both ends.
    package func text(_ index: Int) -> String { String(decoding: trimmedCell(index), as: UTF8.self) }

    /// Whether all cells of the record are empty.
    package var isEmpty: Bool {
        (0..<scanner.cellCount).allSatisfy { trimmedCell($0).isEmpty }
    }

    /// A rejection of the last record for a reason of the caller's.
    package func rejection(_ reason: String) -> RowRejection {
        RowRejection(line: line, byte: byte, reason: reason, text: kept(row))
    }
}
