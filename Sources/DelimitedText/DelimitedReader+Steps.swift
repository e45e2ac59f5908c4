internal import Glibc

extension DelimitedReader {
    /// The next row that is not empty, whatever its count of cells; nil at the end.
    func step() throws -> Step? {
        while true {
            if isSkipping {
                try skipLine()
                continue
            }
            guard cursor < filled else {
                if isAtEnd { return nil }
                try fill()
                continue
            }
            switch scanner.scan(start, from: cursor, to: filled, isLast: isAtEnd) {
            case .needsMore:
                if filled - cursor > settings.mostRowBytes { return .rejected(rejectionOfTooLong()) }
                try fill()
            case .fault(let fault, let place):
                if let rejection = rejection(fault, at: place) { return .rejected(rejection) }
                try fill()
            case .record(let end, let next):
                if let step = take(end: end, next: next) { return step }
            }
        }
    }

    /// Takes a record that the scanner has cut; nil if there is nothing in it.
    private func take(end: Int, next: Int) -> Step? {
        row = cursor..<end
        (line, byte) = (cursorLine, cursorByte)
        advance(to: next, lines: 1 + scanner.innerLines)
        guard !row.isEmpty else {
            emptyLines += 1
            return nil
        }
        if row.count > settings.mostRowBytes { return rejected(.tooLong(settings.mostRowBytes), at: row.lowerBound) }
        if let place = scanner.nulByte { return rejected(.nulByte, at: place) }
        if !scanner.isASCII, let place = undecodablePlace { return rejected(.undecodable(format.encoding), at: place) }
        return .record
    }

    /// The first byte of the row that is no UTF-8, which the decoder also leaves where it could make none.
    private var undecodablePlace: Int? {
        let bytes = UnsafeBufferPointer(start: start + row.lowerBound, count: row.count)
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return row.lowerBound + error.byteOffsets.lowerBound
        }
    }

    /// The rejection of a whole record for something in it.
    private func rejected(_ fault: RecordFault, at place: Int) -> Step {
        let rejection = RowRejection(
            line: line + Self.lineEnds(start, row.lowerBound..<place),
            byte: byte + width(row.lowerBound..<place),
            reason: fault.description,
            text: kept(row)
        )
        return .rejected(rejection)
    }

    /// The rejection of the line on which a record begins that cannot be cut; nil if that line has not ended yet.
    ///
    /// The next row is looked for on the next line, since a quote too many must not cost the rest of the file.
    private func rejection(_ fault: RecordFault, at place: Int) -> RowRejection? {
        guard let next = scanner.secondLine ?? nextLine(after: place) else {
            guard filled - cursor > settings.mostRowBytes else { return nil }
            return rejectionOfLine(fault, at: place, endingBefore: nil)
        }
        return rejectionOfLine(fault, at: place, endingBefore: next)
    }

    private func rejectionOfTooLong() -> RowRejection {
        if let quote = scanner.openQuote, let next = scanner.secondLine {
            return rejectionOfLine(.quoteNotClosed, at: quote, endingBefore: next)
        }
        return rejectionOfLine(
            .tooLong(settings.mostRowBytes),
            at: cursor,
            endingBefore: scanner.secondLine ?? nextLine(after: cursor)
        )
    }

    private func rejectionOfLine(_ fault: RecordFault, at place: Int, endingBefore next: Int?) -> RowRejection {
        (line, byte) = (cursorLine, cursorByte)
        row = cursor..<(next.map(lineText) ?? filled)
        let rejection = RowRejection(
            line: line + Self.lineEnds(start, cursor..<place),
            byte: byte + width(cursor..<place),
            reason: fault.description,
            text: kept(row)
        )
        advance(to: next ?? filled, lines: next == nil ? 0 : 1)
        isSkipping = next == nil
        return rejection
    }

    /// The first bytes of a range of the buffer.
    func kept(_ range: Range<Int>) -> [UInt8] {
        let count = min(range.count, RowRejection.mostBytesKept)
        return Array(UnsafeBufferPointer(start: start + range.lowerBound, count: count))
    }
}

// MARK: - Lines

extension DelimitedReader {
    /// Where the line after the one of a place begins; nil if that cannot be told yet.
    private func nextLine(after place: Int) -> Int? {
        var end = place
        while end < filled, start[end] != 0x0A, start[end] != 0x0D { end += 1 }
        guard end < filled else { return isAtEnd ? filled : nil }
        guard start[end] == 0x0D else { return end + 1 }
        guard end + 1 < filled || isAtEnd else { return nil }
        return end + 1 < filled && start[end + 1] == 0x0A ? end + 2 : end + 1
    }

    /// Where the text of the line ends that ends before a place.
    private func lineText(endingBefore next: Int) -> Int {
        var end = next
        if end > cursor, start[end - 1] == 0x0A { end -= 1 }
        if end > cursor, start[end - 1] == 0x0D { end -= 1 }
        return end
    }

    private func skipLine() throws {
        if let next = nextLine(after: cursor) {
            advance(to: next, lines: 1)
            isSkipping = false
        } else {
            // A carriage return at the end is kept, since a line feed may follow it.
            advance(to: filled > cursor && start[filled - 1] == 0x0D ? filled - 1 : filled, lines: 0)
            try fill()
        }
    }

    /// How many lines end in a range of bytes: by LF, CR LF or CR.
    private static func lineEnds(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for place in range {
            if bytes[place] == 0x0A {
                count += 1
            } else if bytes[place] == 0x0D, place + 1 == range.upperBound || bytes[place + 1] != 0x0A {
                count += 1
            }
        }
        return count
    }

    private func width(_ range: Range<Int>) -> Int {
        format.encoding.sourceWidth(of: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
    }

    private func advance(to next: Int, lines: Int) {
        cursorByte += width(cursor..<next)
        cursor = next
        cursorLine += lines
        linesRead += lines
    }

    /// Drops the rows that have been read and decodes some more: a block, or as much again as is held, so that a long row
    /// is not looked at too often.
    private func fill() throws {
        memmove(start, start + cursor, filled - cursor)
        filled -= cursor
        cursor = 0
        let wanted = max(settings.blockBytes, filled, 16)
        if capacity - filled < wanted {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: filled + wanted)
            larger.update(from: start, count: filled)
            start.deallocate()
            (start, capacity) = (larger, filled + wanted)
        }
        let count = try stream.fill(UnsafeMutableBufferPointer(start: start + filled, count: wanted))
        filled += count
        isAtEnd = count == 0
    }
}
