/// Tells the format of a text from its beginning, which is decoded already.
struct FormatDetection {
    /// How many rows are looked at.
    private static let mostRows = 2_000

    private let bytes: UnsafePointer<UInt8>
    private let range: Range<Int>
    private let isWhole: Bool
    private let settings: DelimitedSettings

    init(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, isWhole: Bool, _ settings: DelimitedSettings) {
        self.bytes = bytes
        self.range = range
        self.isWhole = isWhole
        self.settings = settings
    }

    /// The format; `doubt` is what the detection of the encoding had to say.
    func format(encoding: TextEncoding, doubt: String?) -> DelimitedFormat {
        let delimiter = settings.delimiter ?? detectedDelimiter
        var numbers = DecimalMarkEvidence()
        var dates = DateOrderEvidence()
        // The header is no evidence.
        forEachRow(delimiter) { scanner, row in
            guard row > 0 || settings.columns != nil else { return }
            for index in 0..<scanner.cellCount {
                let cell = CellBytes.trimmed(scanner.cell(index, of: bytes))
                numbers.see(cell)
                dates.see(cell)
            }
        }
        let mark = settings.decimalMark ?? numbers.certain ?? settings.assumedDecimalMark
        let order = settings.dateOrder ?? dates.certain ?? settings.assumedDateOrder
        let (usualMark, usualOrder) = (numbers.mark(delimiter: delimiter), dates.order)
        return DelimitedFormat(
            encoding: encoding,
            delimiter: delimiter,
            decimalMark: mark ?? usualMark,
            dateOrder: order ?? usualOrder,
            certainDecimalMark: numbers.certain,
            certainDateOrder: dates.certain,
            doubts: [
                doubt, mark == nil ? numbers.doubt(about: usualMark) : nil,
                order == nil ? dates.doubt(about: usualOrder) : nil,
            ].compactMap(\.self)
        )
    }

    /// The delimiter by which most rows have as many cells as the first one, which has two at least.
    private var detectedDelimiter: Delimiter {
        var best: (delimiter: Delimiter, share: Double, columns: Int) = (.comma, 0, 1)
        for delimiter in Delimiter.detectable {
            var (columns, rows, alike) = (0, 0, 0)
            forEachRow(delimiter) { scanner, row in
                if row == 0 { columns = scanner.cellCount }
                rows += 1
                if scanner.cellCount == columns { alike += 1 }
            }
            guard columns >= 2 else { continue }
            let share = Double(alike) / Double(rows)
            // A header that happens to hold another delimiter once loses to one that all rows follow.
            if share > best.share || (share == best.share && columns > best.columns) {
                best = (delimiter, share, columns)
            }
        }
        return best.delimiter
    }

    private func forEachRow(_ delimiter: Delimiter, _ body: (RecordScanner, _ row: Int) -> Void) {
        let scanner = RecordScanner(delimiter: delimiter.byte, mostCells: settings.mostCells)
        var (place, row) = (range.lowerBound, 0)
        while place < range.upperBound, row < Self.mostRows {
            switch scanner.scan(bytes, from: place, to: range.upperBound, isLast: isWhole) {
            case .needsMore: return
            case .record(let end, let next):
                if end > place {
                    body(scanner, row)
                    row += 1
                }
                place = next
            case .fault(_, let fault):
                // A row that is broken by this delimiter counts as one of no cells.
                row += 1
                place = scanner.secondLine ?? lineEnd(after: fault)
            }
        }
    }

    private func lineEnd(after place: Int) -> Int {
        var place = place
        while place < range.upperBound, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
        return min(place + 1, range.upperBound)
    }
}
