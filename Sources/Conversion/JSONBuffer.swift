internal import Glibc

/// Growing memory that JSON is written into, piece by piece.
final class JSONBuffer {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 1 << 12) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    deinit {
        start.deallocate()
    }

    /// What has been written; valid until more is.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Takes back what was written behind the first bytes.
    func cut(to count: Int) { self.count = min(count, self.count) }

    /// Makes sure that so many more bytes have room.
    @inline(__always)
    private func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    private func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }

    func append(_ byte: UInt8) {
        reserve(1)
        start[count] = byte
        count += 1
    }

    func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        memcpy(start + count, source, bytes.count)
        count += bytes.count
    }

    func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(zeros count: Int) {
        reserve(count)
        memset(start + self.count, 0, count)
        self.count += count
    }

    /// Writes a number over four bytes that are there.
    func set(_ value: UInt32, at place: Int) {
        UnsafeMutableRawPointer(start + place).storeBytes(of: value, as: UInt32.self)
    }

    /// A whole number by so many digits, with zeros before it.
    func append(digits value: Int, width: Int) {
        reserve(width)
        var rest = value
        var place = count + width
        while place > count {
            place -= 1
            start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += width
    }

    /// A JSON string with the escapes that JSON demands.
    func append(text: UnsafeRawBufferPointer) {
        // No character grows by more than six times.
        reserve(6 * text.count + 2)
        var place = count
        start[place] = UInt8(ascii: "\"")
        place += 1
        for byte in text {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                start[place] = byte
                place += 1
            } else {
                place = escape(byte, at: place)
            }
        }
        start[place] = UInt8(ascii: "\"")
        count = place + 1
    }

    func append(text: String) {
        var text = text
        text.withUTF8 { append(text: UnsafeRawBufferPointer($0)) }
    }

    private func escape(_ byte: UInt8, at place: Int) -> Int {
        start[place] = UInt8(ascii: "\\")
        switch byte {
        case 0x08: start[place + 1] = UInt8(ascii: "b")
        case 0x09: start[place + 1] = UInt8(ascii: "t")
        case 0x0A: start[place + 1] = UInt8(ascii: "n")
        case 0x0C: start[place + 1] = UInt8(ascii: "f")
        case 0x0D: start[place + 1] = UInt8(ascii: "r")
        case 0x20...: start[place + 1] = byte
        default:
            for (offset, digit) in "u00".utf8.enumerated() { start[place + 1 + offset] = digit }
            start[place + 4] = UInt8(ascii: "0") + byte >> 4
            let low = byte & 0x0F
            start[place + 5] = low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10
            return place + 6
        }
        return place + 2
    }
}
