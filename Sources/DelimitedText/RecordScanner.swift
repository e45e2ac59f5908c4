/// Finds the end of a record and its cells, by RFC 4180.
///
/// A record ends in LF, CR LF or CR. A cell in quotes may hold delimiters, line ends and doubled quotes; a quote inside a
/// cell that does not begin with one is a character like any other, as in `5" nails`.
final class RecordScanner {
    /// What a scan came to; places count from the same origin as the range that was scanned.
    enum Outcome {
        /// A record that ends before `end`; the next one begins at `next`.
        case record(end: Int, next: Int)
        /// The record goes on behind the bytes at hand.
        case needsMore
        /// The record cannot be cut into cells.
        case fault(RecordFault, at: Int)
    }

    /// A cell: where it begins and how long it is; a negative beginning counts in the unescaped texts.
    struct Cell {
        var start: Int
        var count: Int
    }

    let mostCells: Int
    let delimiter: UInt8
    /// The cells of the last record.
    private(set) var cellCount = 0
    private let cells: UnsafeMutablePointer<Cell>
    /// The texts of cells with doubled quotes, one after another.
    private var unescaped = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 12)
    private var unescapedCount = 0
    /// For each byte what it means outside quotes.
    private let meanings: UnsafeMutablePointer<Meaning>

    /// Line ends inside the cells of the last record.
    private(set) var innerLines = 0
    /// Where the line after the first one of the record begins; nil if that has not ended.
    private(set) var secondLine: Int?
    /// The quote that is open where the scan stopped.
    private(set) var openQuote: Int?
    /// The first NUL byte of the record.
    private(set) var nulByte: Int?
    /// All bytes of the record's cells, one upon another: whether any is above ASCII.
    private var seen: UInt8 = 0

    /// Whether the last record has nothing but ASCII.
    var isASCII: Bool { seen < 0x80 }

    private enum Meaning: UInt8 {
        case ordinary
        case delimiter
        case lineFeed
        case carriageReturn
        case nul
    }

    private static let quote = UInt8(ascii: "\"")

    init(delimiter: UInt8, mostCells: Int) {
        self.delimiter = delimiter
        self.mostCells = mostCells
        cells = .allocate(capacity: mostCells)
        meanings = .allocate(capacity: 256)
        meanings.initialize(repeating: .ordinary, count: 256)
        meanings[0] = .nul
        meanings[0x0A] = .lineFeed
        meanings[0x0D] = .carriageReturn
        meanings[Int(delimiter)] = .delimiter
    }

    deinit {
        cells.deallocate()
        unescaped.deallocate()
        meanings.deallocate()
    }

    /// Scans the record that begins at `start`; `end` is where the bytes at hand end, of the text as well if `isLast`.
    func scan(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool) -> Outcome {
        cellCount = 0
        unescapedCount = 0
        (innerLines, secondLine, openQuote, nulByte) = (0, nil, nil, nil)
        seen = 0
        let meanings = meanings
        var place = start
        while true {
            guard cellCount < mostCells else { return .fault(.tooManyCells(mostCells), at: place) }
            if place < end, bytes[place] == Self.quote {
                guard let after = scanQuoted(bytes, from: place, to: end, isLast: isLast) else {
                    return isLast ? .fault(.quoteNotClosed, at: place) : .needsMore
                }
                openQuote = nil
                place = after
            } else {
                let cell = place
                var bits: UInt8 = 0
                while place < end {
                    let byte = bytes[place]
                    bits |= byte
                    let meaning = meanings[Int(byte)]
                    if meaning != .ordinary {
                        guard meaning == .nul else { break }
                        nulByte = nulByte ?? place
                    }
                    place += 1
                }
                seen |= bits
                cells[cellCount] = Cell(start: cell, count: place - cell)
                cellCount += 1
            }
            guard place < end else { return isLast ? .record(end: place, next: place) : .needsMore }
            switch meanings[Int(bytes[place])] {
            case .delimiter: place += 1
            case .lineFeed: return .record(end: place, next: place + 1)
            case .carriageReturn:
                guard place + 1 < end || isLast else { return .needsMore }
                let isPair = place + 1 < end && bytes[place + 1] == 0x0A
                return .record(end: place, next: place + (isPair ? 2 : 1))
            case .ordinary, .nul: return .fault(.textAfterQuote, at: place)
            }
        }
    }

    /// Takes the cell whose opening quote is at `start`, and gives the place after the closing one; nil if that is not
    /// among the bytes at hand.
    private func scanQuoted(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool) -> Int? {
        openQuote = start
        let content = start + 1
        var place = content
        var hasDoubled = false
        var bits: UInt8 = 0
        while place < end {
            let byte = bytes[place]
            bits |= byte
            if byte == Self.quote {
                guard place + 1 < end || isLast else { return nil }
                guard place + 1 < end, bytes[place + 1] == Self.quote else {
                    seen |= bits
                    append(bytes, content..<place, hasDoubled: hasDoubled)
                    return place + 1
                }
                hasDoubled = true
                place += 1
            } else if byte <= 0x0D {
                switch byte {
                case 0x0A: endInnerLine(place + 1)
                case 0x0D:
                    guard place + 1 < end || isLast else { return nil }
                    if place + 1 == end || bytes[place + 1] != 0x0A { endInnerLine(place + 1) }
                case 0: nulByte = nulByte ?? place
                default: break
                }
            }
            place += 1
        }
        return nil
    }

    private func endInnerLine(_ next: Int) {
        innerLines += 1
        secondLine = secondLine ?? next
    }

    private func append(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, hasDoubled: Bool) {
        var cell = Cell(start: range.lowerBound, count: range.count)
        if hasDoubled {
            makeRoom(range.count)
            let start = unescapedCount
            var place = range.lowerBound
            while place < range.upperBound {
                unescaped[unescapedCount] = bytes[place]
                unescapedCount += 1
                // Of two quotes one is taken.
                place += bytes[place] == Self.quote ? 2 : 1
            }
            cell = Cell(start: -1 - start, count: unescapedCount - start)
        }
        cells[cellCount] = cell
        cellCount += 1
    }

    private func makeRoom(_ count: Int) {
        guard unescapedCount + count > unescaped.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * (unescapedCount + count))
        _ = larger.update(fromContentsOf: unescaped[..<unescapedCount])
        unescaped.deallocate()
        unescaped = larger
    }

    /// The bytes of a cell of the last record, which must still be where they were scanned; valid until the next scan.
    func cell(_ index: Int, of bytes: UnsafePointer<UInt8>) -> UnsafeRawBufferPointer {
        precondition(index >= 0 && index < cellCount, "there is no such cell")
        let cell = cells[index]
        guard cell.start < 0 else { return UnsafeRawBufferPointer(start: bytes + cell.start, count: cell.count) }
        let start = -1 - cell.start
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(unescaped)[start..<start + cell.count])
    }
}
