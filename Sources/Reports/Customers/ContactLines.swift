internal import EventModel
package import Presentation

/// Rows of a result for a program, made field by field as bytes.
///
/// There may be millions, of a dozen short fields each, so fields are written one behind another into memory of its own
/// that has room for them: lists of bytes that grow take three times as long.
package struct ContactLines: ~Copyable {
    private let notation: RowNotation
    private let isObject: Bool
    /// What stands before each field.
    private var before: ShortBytes
    /// The names as fields.
    private var names = ShortBytes()
    /// Room for the longest field, but for those that state how much they need.
    private let fieldRoom: Int
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    /// How many bytes of the memory are written.
    private var count = 0
    private var field = 0
    private var isFirst = true
    /// A text as a field, on its way.
    private var text: [UInt8] = []

    /// The bytes of `null`.
    private static var null: UInt32 { UInt32(littleEndian: 0x6C6C_756E) }
    /// Room for what stands between fields or ends a line.
    private static var punctuation: Int { 4 }

    /// Prepares lines with these titles; fields that are one of some names give its number.
    package init(_ notation: RowNotation, titles: [String], names: [String]) {
        self.notation = notation
        isObject =
            switch notation {
            case .csv: false
            case .json, .ndjson: true
            }
        before = ShortBytes()
        for (index, title) in notation.keys(titles).enumerated() {
            before.append { bytes in
                switch notation {
                case .csv(let writer): bytes += index == 0 ? [] : [writer.delimiter.rawValue]
                case .json: Self.append(key: title, isFirst: index == 0, to: &bytes)
                case .ndjson(let part):
                    if index == 0, let part {
                        Self.append(key: "part", isFirst: true, to: &bytes)
                        JSONText.appendText(part, to: &bytes)
                    }
                    Self.append(key: title, isFirst: index == 0 && part == nil, to: &bytes)
                }
            }
        }
        for name in names {
            self.names.append { Self.append(name, notation, to: &$0) }
        }
        fieldRoom = before.greatestRoom + max(self.names.greatestRoom, DecimalText.room) + Self.punctuation
    }

    deinit { memory.deallocate() }

    /// What was made so far.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    /// Forgets what was made so far, and keeps the memory.
    package mutating func removeAll() { count = 0 }

    /// Begins a line with a text, given as UTF-8.
    package mutating func begin(_ text: UnsafeRawBufferPointer) {
        reserve(Self.punctuation)
        if case .json = notation, !isFirst {
            put(UInt8(ascii: ","))
            put(UInt8(ascii: "\n"))
        }
        (field, isFirst) = (0, false)
        append(text: text)
    }

    /// Ends a line.
    package mutating func end() {
        reserve(Self.punctuation)
        switch notation {
        case .csv:
            put(UInt8(ascii: "\r"))
            put(UInt8(ascii: "\n"))
        case .json: put(UInt8(ascii: "}"))
        case .ndjson:
            put(UInt8(ascii: "}"))
            put(UInt8(ascii: "\n"))
        }
    }

    /// Adds a field without a value.
    package mutating func appendMissing() {
        beginField()
        guard isObject else { return }
        next.storeBytes(of: Self.null, as: UInt32.self)
        count &+= 4
    }

    /// Adds a text.
    package mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(text: UnsafeRawBufferPointer($0)) }
    }

    /// Adds a whole number.
    package mutating func append(_ number: Int64) {
        beginField()
        guard number.magnitude > 9 || number < 0 else {
            put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
            return
        }
        count &+= DecimalText.write(mantissa: number, scale: 0, to: next)
    }

    /// Adds an amount of money, which JSON has as text.
    package mutating func append(money mantissa: Int64, scale: Int) {
        beginField()
        quote()
        count &+= DecimalText.write(mantissa: mantissa, scale: UInt8(clamping: scale), to: next)
        quote()
    }

    /// Adds an amount of money that 64 bits do not hold.
    package mutating func append(money digits: String) {
        beginField()
        quote()
        var digits = digits
        digits.withUTF8 { put(UnsafeRawBufferPointer($0)) }
        reserve(Self.punctuation)
        quote()
    }

    /// Adds one of the names.
    package mutating func append(name: Int) {
        beginField()
        count &+= names.copy(name, to: next)
    }

    private mutating func append(text: UnsafeRawBufferPointer) {
        beginField()
        if isObject, JSONText.isPlain(text) {
            quote()
            put(text)
            reserve(Self.punctuation)
            quote()
            return
        }
        self.text.removeAll(keepingCapacity: true)
        switch notation {
        case .csv(let writer): writer.appendText(text, to: &self.text)
        case .json, .ndjson: JSONText.appendText(text, to: &self.text)
        }
        self.text.withUnsafeBytes { put($0) }
    }

    /// Makes room for a field that does not say how much it needs, and writes what stands before it.
    @inline(__always)
    private mutating func beginField() {
        reserve(fieldRoom)
        count &+= before.copy(field, to: next)
        field &+= 1
    }

    @inline(__always)
    private mutating func quote() {
        if isObject { put(UInt8(ascii: "\"")) }
    }

    /// Writes a byte that there is room for.
    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        next.storeBytes(of: byte, as: UInt8.self)
        count &+= 1
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        count &+= bytes.count
    }

    /// Where the next byte goes.
    @inline(__always)
    private var next: UnsafeMutableRawPointer { memory.baseAddress.unsafelyUnwrapped + count }

    @inline(__always)
    private mutating func reserve(_ room: Int) {
        if memory.count &- count < room { grow(by: room) }
    }

    private mutating func grow(by room: Int) {
        let wider = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * memory.count + room, alignment: 1)
        wider.copyMemory(from: bytes)
        memory.deallocate()
        memory = wider
    }

    private static func append(key: String, isFirst: Bool, to bytes: inout [UInt8]) {
        bytes.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
        JSONText.appendText(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    private static func append(_ text: String, _ notation: RowNotation, to bytes: inout [UInt8]) {
        switch notation {
        case .csv(let writer): writer.appendText(text, to: &bytes)
        case .json, .ndjson: JSONText.appendText(text, to: &bytes)
        }
    }
}

/// Short texts that are written again and again: each begins and ends where sixteen bytes can be copied at once.
private struct ShortBytes {
    private var bytes: [UInt8] = []
    private var places: [(start: Int, count: Int)] = []
    /// The room that the longest one needs.
    private(set) var greatestRoom = 0

    private static var step: Int { MemoryLayout<SIMD16<UInt8>>.size }

    /// Adds a text.
    mutating func append(_ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        let count = bytes.count - start
        let room = max(1, (count + Self.step - 1) / Self.step) * Self.step
        bytes += Array(repeating: 0, count: room - count)
        places.append((start, count))
        greatestRoom = max(greatestRoom, room)
    }

    /// Writes a text to where there is room, and gives its length.
    @inline(__always)
    func copy(_ index: Int, to target: UnsafeMutableRawPointer) -> Int {
        let (start, count) = places[index]
        bytes.withUnsafeBytes { bytes in
            let source = bytes.baseAddress.unsafelyUnwrapped + start
            var offset = 0
            repeat {
                let some = source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
                target.storeBytes(of: some, toByteOffset: offset, as: SIMD16<UInt8>.self)
                offset &+= Self.step
            } while offset < count
        }
        return count
    }
}
