/// The widths of the bit fields that packed integers use.
enum BitWidth {
    /// The smallest width in use, 0 to 57 or 64, whose fields hold a number.
    static func needed(for greatest: UInt64) -> Int {
        let bits = 64 - greatest.leadingZeroBitCount
        return bits > 57 ? 64 : bits
    }
}
