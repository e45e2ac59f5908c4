internal import Columns

/// A set of numbers of events: a bit for each, in blocks that are made when the first of their events comes.
struct EventNumbers {
    private var blocks: [Int64: Bitmap] = [:]
    /// How many there are.
    private(set) var count = 0

    private static let blockSize: Int64 = 65_536

    /// Whether an event is in the set.
    func contains(_ event: Int64) -> Bool {
        let (block, place) = event.quotientAndRemainder(dividingBy: Self.blockSize)
        return blocks[block]?[Int(place)] ?? false
    }

    /// Adds an event; gives whether it is new.
    @discardableResult
    mutating func insert(_ event: Int64) -> Bool {
        guard !contains(event) else { return false }
        let (block, place) = event.quotientAndRemainder(dividingBy: Self.blockSize)
        blocks[block, default: Bitmap(count: Int(Self.blockSize))][Int(place)] = true
        count += 1
        return true
    }
}
