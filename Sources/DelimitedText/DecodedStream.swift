/// The text of a source as UTF-8, read piece by piece.
final class DecodedStream {
    private let read: DelimitedReader.ReadBytes
    private let decoder: TextDecoder
    private let blockBytes: Int
    /// Bytes of the source that were read and not yet decoded, from `position` on.
    private var raw: [UInt8]
    private var position: Int
    private var isAtEnd: Bool

    /// The encoding of the source.
    var encoding: TextEncoding { decoder.encoding }
    /// Whether the encoding was told by a mark at the beginning, and the length of that mark in bytes.
    let markLength: Int
    /// What there is to say about how sure the encoding is; nil where it is sure.
    let note: String?

    /// Reads the beginning of the source and decides its encoding, if that is not given.
    ///
    /// - Throws: What `read` throws, and ``DelimitedTextError/empty(_:)``.
    init(_ name: String, settings: DelimitedSettings, read: @escaping DelimitedReader.ReadBytes) throws {
        self.read = read
        blockBytes = max(settings.blockBytes, 4)
        var sample = [UInt8](repeating: 0, count: max(settings.sampleBytes, 4))
        var count = 0
        while count < sample.count {
            let more = try sample.withUnsafeMutableBytes { bytes in
                try read(UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
            }
            if more == 0 { break }
            count += more
        }
        guard count > 0 else { throw DelimitedTextError.empty(name) }
        isAtEnd = count < sample.count
        sample.removeLast(sample.count - count)
        let detected = EncodingDetection.detect(sample, isWhole: isAtEnd)
        let encoding = settings.encoding ?? detected.encoding
        note = settings.encoding == nil ? detected.note : nil
        decoder = TextDecoder(encoding)
        let mark = encoding.byteOrderMark
        markLength = !mark.isEmpty && sample.starts(with: mark) ? mark.count : 0
        raw = sample
        position = markLength
    }

    /// Decodes the sample into memory of its own, which the caller frees.
    ///
    /// Gives that, how much of it is text, how much room there is, and whether the source has nothing else.
    func decodeSample() throws -> (start: UnsafeMutablePointer<UInt8>, filled: Int, capacity: Int, isAtEnd: Bool) {
        let capacity = (raw.count + 16) * TextDecoder.mostGrowth
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        var filled = 0
        // What is left of the sample is less than a character; it is decoded with the bytes that follow it.
        while position < raw.count, hasWholeCharacter {
            let rest = UnsafeMutableBufferPointer(start: start + filled, count: capacity - filled)
            do {
                filled += try fill(rest)
            } catch {
                start.deallocate()
                throw error
            }
        }
        return (start, filled, capacity, isAtEnd && position == raw.count)
    }

    /// Fills the target with as many decoded bytes as there are at hand: none only at the end.
    func fill(_ target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        guard let start = target.baseAddress else { return 0 }
        if decoder.encoding == .utf8 {
            guard position == raw.count else {
                let count = min(target.count, raw.count - position)
                UnsafeMutableRawBufferPointer(target).copyBytes(from: raw[position..<position + count])
                position += count
                return count
            }
            return isAtEnd ? 0 : try read(UnsafeMutableRawBufferPointer(target))
        }
        while true {
            if position == raw.count || !hasWholeCharacter { try refill() }
            let source = min(raw.count - position, target.count / TextDecoder.mostGrowth)
            guard source > 0 else { return 0 }
            let isLast = isAtEnd && position + source == raw.count
            let (taken, written) = raw.withUnsafeBufferPointer { bytes in
                decoder.decode(
                    UnsafeBufferPointer(rebasing: bytes[position..<position + source]),
                    isLast: isLast,
                    into: start
                )
            }
            position += taken
            if written > 0 { return written }
            if isAtEnd { return 0 }
            try refill()
        }
    }

    /// Whether what is at hand surely has a character, which takes four bytes in UTF-16.
    private var hasWholeCharacter: Bool { isAtEnd || raw.count - position >= 4 }

    private func refill() throws {
        guard !isAtEnd else { return }
        let rest = raw[position...]
        var next = [UInt8](repeating: 0, count: rest.count + blockBytes)
        next.replaceSubrange(0..<rest.count, with: rest)
        let count = try next.withUnsafeMutableBytes { bytes in
            try read(UnsafeMutableRawBufferPointer(rebasing: bytes[rest.count...]))
        }
        isAtEnd = count == 0
        next.removeLast(next.count - rest.count - count)
        raw = next
        position = 0
    }
}
