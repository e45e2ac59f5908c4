internal import EventModel
internal import EventReader
internal import Foundation

/// Reads and parses the blocks of a source on several threads and gives them out in the order of the source.
///
/// Framing is serial and takes its turn under a lock; parsing is not. At most a fixed number of parsed blocks wait, so
/// memory is bounded however slow the taker is.
final class BlockPipeline: @unchecked Sendable {
    private let reader: EventReader
    private let zone: ClockZone
    private let greatestWaiting: Int
    /// Held while the source is read.
    private let reading = NSLock()
    /// Guards everything below.
    private let condition = NSCondition()
    private var parsed: [Int: Result<ParsedBlock, any Error>] = [:]
    private var spare: [ParsedBlock] = []
    private var nextRead = 0
    private var nextTaken = 0
    private var runningThreads: Int
    private var isCancelled = false

    init(_ reader: EventReader, zone: ClockZone, threads: Int, greatestWaiting: Int) {
        self.reader = reader
        self.zone = zone
        self.greatestWaiting = greatestWaiting
        runningThreads = threads
        for _ in 0..<threads {
            let thread = Thread { [self] in work() }
            // Deeply nested JSON is written again by recursion.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// The next block, or nil at the end of the source.
    ///
    /// - Throws: What reading or parsing met, in its place in the order.
    func next() throws -> ParsedBlock? {
        condition.lock()
        defer { condition.unlock() }
        while parsed[nextTaken] == nil, runningThreads > 0 { condition.wait() }
        guard let result = parsed.removeValue(forKey: nextTaken) else { return nil }
        nextTaken += 1
        condition.broadcast()
        return try result.get()
    }

    /// How many blocks were begun, and how many of them were given out.
    var counts: (begun: Int, taken: Int) {
        condition.lock()
        defer { condition.unlock() }
        return (nextRead, nextTaken)
    }

    /// Takes a block back that nobody looks at any more; its memory serves the next one.
    func giveBack(_ block: ParsedBlock) {
        condition.lock()
        spare.append(block)
        condition.unlock()
    }

    /// Makes the threads stop, and waits until they have.
    func stop() {
        condition.lock()
        isCancelled = true
        condition.broadcast()
        while runningThreads > 0 { condition.wait() }
        condition.unlock()
    }

    private func work() {
        let parsing = BlockParsing(zone: zone)
        while let (number, block) = read() {
            let result = Result {
                let (block, filePosition) = try block.get()
                let target = takeSpare(of: parsing) ?? ParsedBlock(parsing)
                try parsing.parse(block, filePosition: filePosition, into: target)
                return target
            }
            condition.lock()
            parsed[number] = result
            condition.broadcast()
            condition.unlock()
        }
        condition.lock()
        runningThreads -= 1
        condition.broadcast()
        condition.unlock()
    }

    private func takeSpare(of parsing: BlockParsing) -> ParsedBlock? {
        condition.lock()
        defer { condition.unlock() }
        return spare.lastIndex { $0.parsing === parsing }.map { spare.remove(at: $0) }
    }

    /// The next block of the source with its number, when there is room for it; nil when there is nothing left to do.
    private func read() -> (Int, Result<(EventBlock, Int), any Error>)? {
        reading.lock()
        defer { reading.unlock() }
        condition.lock()
        while nextRead - nextTaken >= greatestWaiting, !isCancelled { condition.wait() }
        let (number, isOver) = (nextRead, isCancelled || isAtEnd)
        condition.unlock()
        guard !isOver else { return nil }
        do {
            guard let block = try reader.nextBlock() else {
                isAtEnd = true
                return nil
            }
            advance()
            return (number, .success((block, reader.filePosition)))
        } catch {
            isAtEnd = true
            advance()
            return (number, .failure(error))
        }
    }

    /// Only touched while `reading` is held.
    private var isAtEnd = false

    private func advance() {
        condition.lock()
        nextRead += 1
        condition.unlock()
    }
}
