internal import EventModel

/// Times as the tables write them: `2024-11-02T10:15:00`, with a fraction only if there is one.
enum ClockText {
    /// The most bytes that a time takes.
    static let greatestLength = 26

    /// Writes a time to memory that has room for ``greatestLength`` bytes, and gives how many it took.
    static func write(_ microseconds: Int64, to bytes: UnsafeMutableRawBufferPointer) -> Int {
        let clock = WallClock(microseconds: microseconds)
        let (date, time) = (clock.date, clock.time)
        var position = 0
        func digits(_ value: Int, _ width: Int, then mark: UInt8? = nil) {
            var rest = value
            for place in stride(from: position + width - 1, through: position, by: -1) {
                bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            position += width
            guard let mark else { return }
            bytes[position] = mark
            position += 1
        }
        digits(date.year, 4, then: UInt8(ascii: "-"))
        digits(date.month, 2, then: UInt8(ascii: "-"))
        digits(date.day, 2, then: UInt8(ascii: "T"))
        digits(time.hour, 2, then: UInt8(ascii: ":"))
        digits(time.minute, 2, then: UInt8(ascii: ":"))
        digits(time.second, 2)
        guard time.microsecond > 0 else { return position }
        bytes[position] = UInt8(ascii: ".")
        position += 1
        digits(time.microsecond, 6)
        while bytes[position - 1] == UInt8(ascii: "0") { position -= 1 }
        return position
    }

    /// A time as a text.
    static func text(_ clock: WallClock) -> String {
        withUnsafeTemporaryAllocation(byteCount: greatestLength, alignment: 1) { room in
            String(decoding: room[..<write(clock.microseconds, to: room)], as: UTF8.self)
        }
    }
}

extension ResultSink {
    /// A time as the tables write it.
    func time(_ microseconds: Int64) {
        withUnsafeTemporaryAllocation(byteCount: ClockText.greatestLength, alignment: 1) { room in
            text(UnsafeRawBufferPointer(rebasing: room[..<ClockText.write(microseconds, to: room)]))
        }
    }
}
