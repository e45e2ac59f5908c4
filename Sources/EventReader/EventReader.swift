/// Reads a source from its beginning to its end and cuts it into events, in bounded memory.
///
/// Plain, gzip or zstd; `{"events": [...]}`, lists, single events, a line each, lists of requests, one after another in any
/// mixture: all told apart by content. What is no event does not end the reading, it comes as a slice with a fault.
package final class EventReader {
    /// What is read.
    package let source: EventSource
    /// How many unpacked bytes have been read so far.
    package private(set) var unpackedByteCount = 0
    private let blockSize: Int
    private let stream: UnpackedStream
    private let framer: Framer
    private let subject: StreamSubject
    private let repair: TextRepair?
    private let hash = StreamHash()
    private var buffer = PaddedBuffer(capacity: 0)
    private var filled = 0
    private var hashed = 0
    private var isAtEnd = false
    private var failure: EventReadingError?

    /// Opens the source.
    ///
    /// `blockSize` is how many bytes are read at a time; what is larger than `sizeLimit` is no event. With `repairs`,
    /// blanks, quotes and commas that are no JSON but leave no doubt are read as what they were meant to be. With another
    /// `subject` the elements are contacts, and wherever events are spoken of here, contacts are meant. A `stream` is that
    /// of the source where it is open already.
    package init(
        _ source: EventSource,
        blockSize: Int = 1 << 20,
        sizeLimit: Int = 16 << 20,
        repairs: Bool = false,
        subject: StreamSubject = .events,
        stream: UnpackedStream? = nil
    ) throws(EventReadingError) {
        self.source = source
        self.subject = subject
        repair = repairs ? TextRepair() : nil
        self.blockSize = blockSize
        if let stream { self.stream = stream } else { self.stream = try UnpackedStream(source) }
        framer = Framer(sizeLimit: sizeLimit)
    }

    /// The size of the source in bytes, packed as it is; nil for a pipe.
    package var fileByteCount: Int? { stream.packed.size }

    /// How many bytes of the source have been read, packed as they are.
    package var filePosition: Int { stream.packed.position }

    /// The checksum of the unpacked bytes up to the end of the last block, or of all of them after the last.
    ///
    /// Of the bytes as they stand in the source, whatever was repaired.
    package var checksum: StreamChecksum { hash.checksum }

    /// Reads on and gives the next events, or nil at the end: at once if the source is empty.
    ///
    /// An error in the middle of the source comes after the events before it.
    package func nextBlock() throws(EventReadingError) -> EventBlock? {
        if let failure { throw failure }
        let startByte = framer.cursorByte
        while !isAtEnd {
            do throws(EventReadingError) {
                try fill()
            } catch {
                failure = error
                guard let rest = wholeEvents(before: error, from: startByte) else { throw error }
                return rest
            }
            let window = ByteWindow(start: buffer.start, count: mended(), isLast: isAtEnd, subject: subject)
            framer.frame(window)
            updateHash(upTo: framer.cursor)
            let slices = framer.takeSlices()
            if !slices.isEmpty || (isAtEnd && repair?.repairs.isEmpty == false) {
                let block = EventBlock(
                    buffer: buffer,
                    slices: slices,
                    startByte: startByte,
                    endByte: framer.cursorByte,
                    checksum: hash.checksum,
                    subject: subject,
                    repairs: takeRepairs()
                )
                carryOver(into: PaddedBuffer(capacity: blockSize + filled - kept), from: window)
                return block
            }
            carryOver(into: buffer, from: window)
        }
        return nil
    }

    /// The events that are whole although nothing can be read behind them; nil if there are none.
    ///
    /// What the fault cut is no event that somebody wrote: the fault itself is told of, and the block ends before it.
    private func wholeEvents(before fault: EventReadingError, from startByte: Int) -> EventBlock? {
        if case .stopped = fault { return nil }
        isAtEnd = true
        let window = ByteWindow(start: buffer.start, count: mended(), isLast: true, subject: subject)
        framer.frame(window)
        let slices = framer.takeSlices().filter { $0.fault == nil }
        guard let last = slices.last else { return nil }
        let end = last.offset + last.count
        updateHash(upTo: end)
        return EventBlock(
            buffer: buffer,
            slices: slices,
            startByte: startByte,
            endByte: framer.cursorByte - framer.cursor + end,
            checksum: hash.checksum,
            subject: subject,
            repairs: takeRepairs()
        )
    }

    /// The first byte that is still needed: the one before the cursor, which tells whether a line begins there.
    private var kept: Int { max(0, framer.cursor - 1) }

    private func carryOver(into target: PaddedBuffer, from window: ByteWindow) {
        let dropped = kept
        framer.forget(dropped, of: window)
        repair?.forget(dropped)
        target.start.update(from: window.start + dropped, count: filled - dropped)
        buffer = target
        filled -= dropped
        hashed -= dropped
    }

    /// How many of the bytes in memory are ready to be framed: all, unless they wait for a repair.
    private func mended() -> Int {
        repair?.mend(UnsafeMutableRawBufferPointer(start: buffer.start, count: filled), isLast: isAtEnd) ?? filled
    }

    private func updateHash(upTo end: Int) {
        let bytes = UnsafeRawBufferPointer(start: buffer.start + hashed, count: end - hashed)
        if let repairs = repair?.repairs, !repairs.isEmpty {
            var original = Array(bytes)
            repairs.restore(&original, from: framer.cursorByte - framer.cursor + hashed)
            original.withUnsafeBytes { hash.update($0) }
        } else {
            hash.update(bytes)
        }
        hashed = end
    }

    /// The repairs that a block which ends at the cursor sees, while those behind it stay; nil if nothing is repaired.
    private func takeRepairs() -> [Repair]? {
        guard let repair else { return nil }
        let end = framer.cursorByte
        let taken = repair.repairs.filter { $0.byte < end || isAtEnd }
        repair.repairs.removeAll { $0.range.upperBound <= end || isAtEnd }
        return taken
    }

    /// Reads some more bytes: a block, or as many again as are held, so that a large event is not looked at too often.
    private func fill() throws(EventReadingError) {
        let isFirst = unpackedByteCount == 0
        let wanted = max(blockSize, filled, isFirst ? 4 : 1)
        if buffer.capacity < filled + wanted {
            let larger = PaddedBuffer(capacity: filled + wanted)
            larger.start.update(from: buffer.start, count: filled)
            buffer = larger
        }
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(start: buffer.start + filled, count: wanted))
        if isFirst, let encoding = Self.foreignEncoding(buffer.start, count: count) {
            throw .notUTF8(source.name, encoding: encoding)
        }
        filled += count
        unpackedByteCount += count
        isAtEnd = count == 0
    }

    /// The name of the encoding if the first bytes, JSON or a byte order mark, are surely not UTF-8.
    private static func foreignEncoding(_ start: UnsafePointer<UInt8>, count: Int) -> String? {
        guard count >= 2 else { return nil }
        switch (start[0], start[1]) {
        case (0xFF, 0xFE): return "UTF-16"
        case (0xFE, 0xFF): return "UTF-16"
        case (0, 1...): return "UTF-16BE"
        case (1..., 0): return "UTF-16LE"
        default: return nil
        }
    }
}
