/// Bytes that are written one after the other and used again once they are handed out.
struct LineBuffer: Sendable {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// Makes a buffer that need not grow before it holds so many bytes.
    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the room.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Appends ASCII text that stands in the source.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes.
    @inline(__always)
    mutating func append(_ text: [UInt8]) {
        bytes.append(contentsOf: text)
    }

    /// Appends a part of some bytes.
    @inline(__always)
    mutating func append(_ text: [UInt8], from start: Int, count: Int) {
        bytes.append(contentsOf: text[start..<start + count])
    }

    /// Appends a number that is not negative, with at least so many digits.
    mutating func append(_ number: Int, digits: Int = 1) {
        let start = bytes.count
        var rest = number
        var written = 0
        while rest > 0 || written < digits {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            written += 1
        }
        bytes[start...].reverse()
    }

    /// Appends an amount in hundredths with two decimals.
    mutating func append(hundredths: Int) {
        append(hundredths / 100)
        bytes.append(UInt8(ascii: "."))
        append(hundredths % 100, digits: 2)
    }

    /// Appends an amount in hundredths as a JSON number, without decimals if it is whole.
    mutating func append(price: Int) {
        if price % 100 == 0 { append(price / 100) } else { append(hundredths: price) }
    }

    /// Appends sixteen hexadecimal digits.
    mutating func append(hexadecimal number: UInt64) {
        var shift: UInt64 = 64
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
            bytes.append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ (digit &- 10))
        }
    }
}
