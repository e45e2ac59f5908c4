internal import Synchronization

/// Blocks of texts that were read lately, for one thread at a time.
final class RecentBlocks: @unchecked Sendable {
    private struct Block {
        var number = -1
        var bytes: [UInt8] = []
    }

    private let isTaken = Atomic(false)
    private var blocks: [Block] = []

    private static let places = 2_048

    /// Takes it, if no other thread has; whoever does gives it back.
    func take() -> Bool { isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged }

    /// Lets other threads have it.
    func giveBack() { isTaken.store(false, ordering: .releasing) }

    /// Calls with the bytes of a block; with none if they cannot be read.
    func withBytes<Result>(
        of number: Int,
        count: Int,
        read: (UnsafeMutableRawBufferPointer) -> Bool,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        if blocks.isEmpty { blocks = Array(repeating: Block(), count: Self.places) }
        let place = number % Self.places
        if blocks[place].number != number {
            blocks[place].number = number
            blocks[place].bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
                initialized = read(UnsafeMutableRawBufferPointer(bytes)) ? count : 0
            }
        }
        return try blocks[place].bytes.withUnsafeBytes(body)
    }
}
