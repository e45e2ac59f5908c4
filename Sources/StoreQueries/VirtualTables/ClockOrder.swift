internal import EventModel
internal import GRDBSQLite

/// The order of times as texts: by what the clock shows, however it is written.
///
/// `2024-11-02`, `2024-11-02 10:15` and `2024-11-02T10:15:00` compare as the moments that they are, a date alone as its
/// midnight, and a time with an offset as what the store's clock shows then. Any other text stands where its bytes put it
/// among the times written as `YYYY-MM-DDTHH:MM:SS`, so `2024-11` stands before all of that month.
final class ClockOrder {
    /// The name in SQL.
    static let name = "clock"

    private let zone: ClockZone

    init(_ zone: ClockZone) {
        self.zone = zone
    }

    /// Makes the order known to a connection, which must not outlive it.
    func register(in connection: OpaquePointer?) -> Int32 {
        sqlite3_create_collation_v2(
            connection,
            Self.name,
            SQLITE_UTF8,
            Unmanaged.passUnretained(self).toOpaque(),
            { order, leftCount, left, rightCount, right in
                guard let order else { return 0 }
                return Unmanaged<ClockOrder>.fromOpaque(order)._withUnsafeGuaranteedRef {
                    $0.compare(
                        UnsafeRawBufferPointer(start: left, count: Int(leftCount)),
                        UnsafeRawBufferPointer(start: right, count: Int(rightCount))
                    )
                }
            },
            nil
        )
    }

    /// The time that a text is, in microseconds; nil if it is none.
    func microseconds(_ text: String) -> Int64? {
        TimeText(text).map { zone.wallClock($0).microseconds }
    }

    private func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int32 {
        guard !Self.isWritten(left) || !Self.isWritten(right) else { return Self.compareBytes(left, right) }
        if let a = TimeText(left), let b = TimeText(right) {
            let (a, b) = (zone.wallClock(a), zone.wallClock(b))
            return a < b ? -1 : a == b ? 0 : 1
        }
        return withUnsafeTemporaryAllocation(byteCount: 2 * ClockText.greatestLength, alignment: 1) { room in
            Self.compareBytes(
                key(left, in: UnsafeMutableRawBufferPointer(rebasing: room[..<ClockText.greatestLength])),
                key(right, in: UnsafeMutableRawBufferPointer(rebasing: room[ClockText.greatestLength...]))
            )
        }
    }

    /// A time as the tables write it; any other text as it is.
    private func key(_ text: UnsafeRawBufferPointer, in room: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let time = TimeText(text) else { return text }
        let count = ClockText.write(zone.wallClock(time).microseconds, to: room)
        return UnsafeRawBufferPointer(rebasing: room[..<count])
    }

    /// Whether a text is a time as the tables write it, to the second: then bytes are in the order of times.
    private static func isWritten(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == 19 && text[4] == UInt8(ascii: "-") && text[10] == UInt8(ascii: "T")
            && text[16] == UInt8(ascii: ":")
    }

    private static func compareBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int32 {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return left.count < right.count ? -1 : left.count == right.count ? 0 : 1
    }
}
