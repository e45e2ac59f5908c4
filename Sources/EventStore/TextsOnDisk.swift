internal import Foundation
internal import Glibc
internal import Synchronization

/// The texts of a dictionary in a temporary file that nobody else sees, of which memory holds next to nothing.
///
/// Texts lie in blocks of a few; of each block memory has the place, and of some the texts, since the codes of orders that happen
/// at one time lie side by side. Another text costs one reading of its block, which the system keeps at hand as long as it has
/// room. Any thread may read.
final class TextsOnDisk: @unchecked Sendable {
    /// How many texts there are.
    let count: Int
    private let descriptor: Int32
    private let failed = Atomic(false)
    /// Where each block begins, and where the last one ends.
    private let starts: [Int]
    /// Blocks that were read lately; several, so that a thread finds one that no other is using.
    private let recent = (0..<4).map { _ in RecentBlocks() }

    /// Whether a text could not be read, and so was empty.
    var hasFailed: Bool { failed.load(ordering: .relaxed) }

    /// Each text has its length before it, in four bytes.
    private static let textsOfBlock = 16
    private static let writtenAtOnce = 1 << 18

    /// Writes texts down.
    ///
    /// - Parameter texts: Calls with each text, in the order of their codes.
    /// - Returns: Nil if the system has no room for them.
    init?(_ texts: ((UnsafeRawBufferPointer) -> Void) -> Void) {
        var path = Array((FileManager.default.temporaryDirectory.path + "/muster-texts-XXXXXX").utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        // Without a name it goes with the program, however that ends.
        unlink(path)
        var (count, written, isWritten) = (0, 0, true)
        var starts: [Int] = []
        var waiting: [UInt8] = []
        waiting.reserveCapacity(Self.writtenAtOnce * 2)
        texts { text in
            if count % Self.textsOfBlock == 0 {
                if waiting.count >= Self.writtenAtOnce {
                    isWritten = isWritten && Self.write(waiting, descriptor)
                    written += waiting.count
                    waiting.removeAll(keepingCapacity: true)
                }
                starts.append(written + waiting.count)
            }
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count)) { waiting.append(contentsOf: $0) }
            waiting.append(contentsOf: text)
            count += 1
        }
        isWritten = isWritten && Self.write(waiting, descriptor)
        starts.append(written + waiting.count)
        (self.count, self.starts) = (count, starts)
        if !isWritten { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Calls with the text of a code, valid during the call; one that cannot be read is empty.
    func withText<Result>(_ code: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let block = code / Self.textsOfBlock
        if let recent = recent.first(where: { $0.take() }) {
            defer { recent.giveBack() }
            return try recent.withBytes(
                of: block,
                count: starts[block + 1] - starts[block],
                read: { read($0, at: starts[block]) },
                { try body(Self.text(code, in: $0)) }
            )
        }
        return try withUnsafeTemporaryAllocation(byteCount: starts[block + 1] - starts[block], alignment: 1) { bytes in
            let isRead = read(bytes, at: starts[block])
            return try body(Self.text(code, in: UnsafeRawBufferPointer(rebasing: bytes[..<(isRead ? bytes.count : 0)])))
        }
    }

    /// A text of a block.
    private static func text(_ code: Int, in block: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var texts = Texts(rest: block)
        for _ in 0..<code % textsOfBlock { _ = texts.next() }
        return texts.next()
    }

    /// Calls with the texts of codes that follow each other, in their order.
    func forEachText(_ codes: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
        var next = codes.lowerBound
        while next < codes.upperBound {
            let first = next / Self.textsOfBlock
            var last = first
            while last + 2 < starts.count, starts[last + 2] - starts[first] <= Self.writtenAtOnce,
                (last + 1) * Self.textsOfBlock < codes.upperBound
            { last += 1 }
            let end = min(codes.upperBound, (last + 1) * Self.textsOfBlock)
            withUnsafeTemporaryAllocation(byteCount: starts[last + 1] - starts[first], alignment: 1) { bytes in
                let isRead = read(bytes, at: starts[first])
                var texts = Texts(
                    rest: isRead ? UnsafeRawBufferPointer(bytes) : UnsafeRawBufferPointer(start: nil, count: 0)
                )
                for _ in first * Self.textsOfBlock..<next { _ = texts.next() }
                for _ in next..<end { body(texts.next()) }
            }
            next = end
        }
    }

    /// Texts that lie one after another.
    private struct Texts {
        var rest: UnsafeRawBufferPointer

        mutating func next() -> UnsafeRawBufferPointer {
            guard rest.count >= 4 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
            let count = min(Int(rest.loadUnaligned(as: UInt32.self)), rest.count - 4)
            defer { rest = UnsafeRawBufferPointer(rebasing: rest[(4 + count)...]) }
            return UnsafeRawBufferPointer(rebasing: rest[4..<4 + count])
        }
    }

    private func read(_ bytes: UnsafeMutableRawBufferPointer, at place: Int) -> Bool {
        let isRead = Self.read(bytes, descriptor, at: place)
        if !isRead { failed.store(true, ordering: .relaxed) }
        return isRead
    }

    private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = bytes.baseAddress.map { Glibc.write(descriptor, $0 + done, bytes.count - done) } ?? 0
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    private static func read(_ bytes: UnsafeMutableRawBufferPointer, _ descriptor: Int32, at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.baseAddress.map { pread(descriptor, $0 + done, bytes.count - done, offset + done) } ?? 0
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}
