internal import Columns

/// A set of numbers of events: a bit for each, in blocks that are made when the first of their events comes.
struct EventNumbers {
    private var blocks: [Int64: Bitmap] = [:]
    /// How many there are.
    private(set) var count = 0

    private static let bitsOfPlace: Int64 = 16
    private static let blockSize: Int64 = 1 << bitsOfPlace

    /// Whether an event is in the set; a damaged file may ask for any number, below zero too.
    func contains(_ event: Int64) -> Bool {
        blocks[event >> Self.bitsOfPlace]?[Int(event & (Self.blockSize - 1))] ?? false
    }

    /// Adds an event; gives whether it is new.
    @discardableResult
    mutating func insert(_ event: Int64) -> Bool {
        guard !contains(event) else { return false }
        let place = Int(event & (Self.blockSize - 1))
        blocks[event >> Self.bitsOfPlace, default: Bitmap(count: Int(Self.blockSize))][place] = true
        count += 1
        return true
    }
}

extension Range<Int64> {
    /// A run of events, as long as there can be one where a damaged file gives another length.
    init(events: Int64, from first: Int64) {
        let (end, overflow) = first.addingReportingOverflow(Swift.max(0, events))
        self = first..<(overflow ? .max : end)
    }

    /// Both, and what lies between them.
    func joined(with other: Range<Int64>) -> Range<Int64> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
