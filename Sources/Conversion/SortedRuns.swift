internal import Foundation
internal import Glibc

/// Sorted runs of records in a temporary file that nobody else sees, and the merge of them.
final class SortedRuns {
    private let descriptor: Int32
    /// Where each run begins and ends in the file.
    private var runs: [Range<Int>] = []
    private var written = 0
    private var waiting: [UInt8] = []

    private static let blockSize = 1 << 20
    /// How much memory the reading of all runs may take together.
    private static let readingSize = 32 << 20

    /// Makes the file in the folder for temporary files.
    ///
    /// - Throws: ``SpillError``.
    init() throws(SpillError) {
        var path = Array((FileManager.default.temporaryDirectory.path + "/muster-convert-XXXXXX").utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw SpillError(code: errno) }
        // Without a name it goes with the program, however that ends.
        unlink(path)
    }

    deinit {
        close(descriptor)
    }

    /// Writes a run, its records in ascending order of their keys.
    func append(_ records: some Sequence<(key: [UInt8], payload: [UInt8])>) throws(SpillError) {
        let start = written + waiting.count
        for record in records {
            for count in [record.key.count, record.payload.count] {
                withUnsafeBytes(of: count) { waiting += $0 }
            }
            waiting += record.key
            waiting += record.payload
            if waiting.count >= Self.blockSize { try flush() }
        }
        try flush()
        runs.append(start..<written)
    }

    private func flush() throws(SpillError) {
        var done = 0
        while done < waiting.count {
            let count = waiting.withUnsafeBytes { bytes in
                bytes.baseAddress.map { Glibc.write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SpillError(code: errno)
            }
            done += count
        }
        written += done
        waiting.removeAll(keepingCapacity: true)
    }

    /// Gives all records in ascending order of their keys; of one key those of earlier runs first.
    func merge(_ body: (_ key: [UInt8], _ payload: [UInt8]) throws -> Void) throws {
        let size = max(16_384, Self.readingSize / max(runs.count, 1))
        var readers: [RunReader] = []
        for run in runs {
            let reader = RunReader(descriptor, run, blockSize: size)
            if try reader.advance() { readers.append(reader) }
        }
        // A binary heap of readers, the least record on top; it begins sorted, which is a heap.
        var heap = readers.indices.sorted { Self.precedes(readers[$0], $0, readers[$1], $1) }
        while let top = heap.first {
            let reader = readers[top]
            try body(reader.key, reader.payload)
            if try !reader.advance() {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            var place = 0
            while 2 * place + 1 < heap.count {
                var child = 2 * place + 1
                if child + 1 < heap.count,
                    Self.precedes(readers[heap[child + 1]], heap[child + 1], readers[heap[child]], heap[child])
                {
                    child += 1
                }
                guard Self.precedes(readers[heap[child]], heap[child], readers[heap[place]], heap[place]) else { break }
                heap.swapAt(place, child)
                place = child
            }
        }
    }

    private static func precedes(_ left: RunReader, _ leftRun: Int, _ right: RunReader, _ rightRun: Int) -> Bool {
        if left.key == right.key { return leftRun < rightRun }
        return left.key.lexicographicallyPrecedes(right.key)
    }
}

/// Reads one run from its beginning to its end.
private final class RunReader {
    private(set) var key: [UInt8] = []
    private(set) var payload: [UInt8] = []
    private let descriptor: Int32
    private let blockSize: Int
    private var rest: Range<Int>
    private var block: [UInt8] = []
    private var place = 0

    init(_ descriptor: Int32, _ run: Range<Int>, blockSize: Int) {
        self.descriptor = descriptor
        self.blockSize = blockSize
        rest = run
    }

    /// Goes on to the next record; false at the end.
    func advance() throws(SpillError) -> Bool {
        guard place < block.count || !rest.isEmpty else { return false }
        let (keyCount, payloadCount) = (try number(), try number())
        key = try take(keyCount)
        payload = try take(payloadCount)
        return true
    }

    private func number() throws(SpillError) -> Int {
        let bytes = try take(MemoryLayout<Int>.size)
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
    }

    private func take(_ count: Int) throws(SpillError) -> [UInt8] {
        var taken: [UInt8] = []
        while taken.count < count {
            if place == block.count { try refill() }
            let part = block[place..<min(place + count - taken.count, block.count)]
            taken += part
            place += part.count
        }
        return taken
    }

    private func refill() throws(SpillError) {
        var next = [UInt8](repeating: 0, count: min(blockSize, rest.count))
        let count = pread(descriptor, &next, next.count, off_t(rest.lowerBound))
        guard count > 0 else { throw SpillError(code: count < 0 ? errno : EIO) }
        next.removeLast(next.count - count)
        rest = (rest.lowerBound + count)..<rest.upperBound
        (block, place) = (next, 0)
    }
}
