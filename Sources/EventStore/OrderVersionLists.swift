internal import Columns

/// Which lists of order versions somebody is going to ask for.
package struct OrderVersionLists: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The orders' codes.
    package static let orders = OrderVersionLists(list: 0)
    /// The contacts.
    package static let contacts = OrderVersionLists(list: 1)
    /// The statuses.
    package static let statuses = OrderVersionLists(list: 2)
    /// The dates.
    package static let dates = OrderVersionLists(list: 3)
    /// The totals: their digits and their scales.
    package static let totals: OrderVersionLists = [OrderVersionLists(list: 4), OrderVersionLists(list: 5)]
    /// The currencies.
    package static let currencies = OrderVersionLists(list: 6)
    /// Whatever there is, what the orders were before included.
    package static let all: OrderVersionLists = [.orders, .contacts, .statuses, .dates, .totals, .currencies]

    /// How many lists the latest of a group has.
    static let count = 7

    /// The list of a number, in the order in which ``OrderVersionEncoding`` writes them.
    init(list: Int) { self.init(rawValue: 1 << UInt8(list)) }
}

/// Where each list of the latest of a group of order versions lies, with a checksum of its own: whoever wants some of them need not
/// read the others.
struct OrderVersionListPlaces: Equatable {
    /// Where each list ends in the bytes; it begins where the one before ends.
    private let ends: [Int]
    /// The XXH3 hash of each list's bytes.
    private let checksums: [UInt64]

    private static let byteCountOfList = 12

    /// Notes where lists end in the bytes of a group.
    init(_ bytes: [UInt8], ends: [Int]) {
        self.ends = ends
        checksums = bytes.withUnsafeBytes { bytes in
            ends.indices.map { list in
                TextHash.of(UnsafeRawBufferPointer(rebasing: bytes[(list == 0 ? 0 : ends[list - 1])..<ends[list]]))
            }
        }
    }

    /// Reads what ``bytes`` wrote for a group of so many bytes; nil if it cannot be that.
    init?(_ bytes: UnsafeRawBufferPointer, of byteCount: Int) {
        guard bytes.count == OrderVersionLists.count * Self.byteCountOfList else { return nil }
        var ends: [Int] = []
        var checksums: [UInt64] = []
        for list in 0..<OrderVersionLists.count {
            let start = list * Self.byteCountOfList
            let end = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
            guard Int(end) >= ends.last ?? 0 else { return nil }
            ends.append(Int(end))
            checksums.append(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt64.self)))
        }
        guard ends.last == byteCount else { return nil }
        (self.ends, self.checksums) = (ends, checksums)
    }

    /// For each list, where it ends (`UInt32`) and its checksum (`UInt64`), little-endian.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (end, checksum) in zip(ends, checksums) {
            LittleEndian.append(UInt32(truncatingIfNeeded: end), to: &bytes)
            LittleEndian.append(checksum, to: &bytes)
        }
        return bytes
    }

    /// Where a list lies.
    func range(of list: Int) -> Range<Int> { (list == 0 ? 0 : ends[list - 1])..<ends[list] }

    /// Where some lists lie, neighbours together.
    func ranges(of lists: OrderVersionLists) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for list in 0..<OrderVersionLists.count where lists.contains(OrderVersionLists(list: list)) {
            let range = range(of: list)
            if let last = ranges.last, last.upperBound == range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    /// Whether some lists are what was written.
    func areRight(_ lists: OrderVersionLists, in bytes: UnsafeRawBufferPointer) -> Bool {
        (0..<OrderVersionLists.count).allSatisfy { list in
            !lists.contains(OrderVersionLists(list: list))
                || TextHash.of(UnsafeRawBufferPointer(rebasing: bytes[range(of: list)])) == checksums[list]
        }
    }
}
