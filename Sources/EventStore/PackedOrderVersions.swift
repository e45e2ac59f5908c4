internal import Columns

/// A group of order versions as it lies in the file, on its way from there to lists.
final class PackedOrderVersions: @unchecked Sendable {
    // Nothing changes after the reading.

    /// What ``OrderVersionEncoding`` wrote of what the orders are.
    let bytes: UnsafeRawBufferPointer
    /// How many orders it has.
    let orders: Int
    /// The range that the dates of all its versions lie in, in microseconds, by the catalogue.
    let dates: ClosedRange<Int64>
    /// The orders of the group whose versions were replaced; nil for none.
    let dead: Bitmap?
    /// Its history, if that decides which versions are chosen; nil to choose the last one of each order.
    let history: OrderVersionHistory?
    /// Reads its history on the thread that has the snapshot; nil if it is damaged, which has been told of.
    let readHistory: Lazily<OrderVersionHistory?>
    /// Its number in the file.
    let number: Int
    private let stored: StoredBytes
    /// Where its lists lie, and which of them were read; nil if all were.
    private let read: (lists: OrderVersionLists, places: OrderVersionListPlaces)?

    /// Takes a group, and its bytes, to free them in the end.
    init(
        _ bytes: UnsafeRawBufferPointer,
        _ read: (lists: OrderVersionLists, places: OrderVersionListPlaces)?,
        of stored: StoredBytes,
        number: Int,
        orders: Int,
        dates: ClosedRange<Int64>,
        dead: Bitmap?,
        history: OrderVersionHistory?,
        readHistory: Lazily<OrderVersionHistory?>
    ) {
        self.bytes = bytes
        self.read = read
        self.stored = stored
        self.number = number
        self.orders = orders
        self.dates = dates
        self.dead = dead
        self.history = history
        self.readHistory = readHistory
    }

    deinit { bytes.deallocate() }

    /// Where it is in the file, in words.
    static func place(_ number: Int) -> String { "order versions, group \(number)" }

    /// Finds the versions that are valid at a moment, or all of them; any thread may ask.
    func opened(validAt moment: Int64?) throws(DamagedBytes) -> OrderVersionGroup {
        let place = Self.place(number)
        if let read {
            guard read.places.areRight(read.lists, in: bytes) else {
                throw DamagedBytes(place: place, detail: "its checksum does not match")
            }
        } else {
            try stored.check(bytes, at: place)
        }
        do {
            return try OrderVersionGroup(bytes, read, orders: orders, dead: dead, history: history, validAt: moment)
        } catch {
            throw DamagedBytes(place: place, detail: error.description)
        }
    }
}
