extension UnsafeRawBufferPointer {
    /// Whether both hold the same bytes.
    ///
    /// Names and texts are short: words that overlap at the end cost less than a call of memcmp.
    @inline(__always)
    func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let own = baseAddress, let others = other.baseAddress else { return true }
        if count >= 8 {
            var position = 0
            while position < count &- 8 {
                guard Self.word(own + position) == Self.word(others + position) else { return false }
                position &+= 8
            }
            return Self.word(own + (count &- 8)) == Self.word(others + (count &- 8))
        }
        if count >= 4 {
            return Self.halfWord(own) == Self.halfWord(others)
                && Self.halfWord(own + (count &- 4)) == Self.halfWord(others + (count &- 4))
        }
        for position in 0..<count
        where own.load(fromByteOffset: position, as: UInt8.self)
            != others.load(fromByteOffset: position, as: UInt8.self)
        { return false }
        return true
    }

    @inline(__always)
    private static func word(_ place: UnsafeRawPointer) -> UInt64 { place.loadUnaligned(as: UInt64.self) }

    @inline(__always)
    private static func halfWord(_ place: UnsafeRawPointer) -> UInt32 { place.loadUnaligned(as: UInt32.self) }
}
