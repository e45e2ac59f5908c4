/// The texts of one parameter, each with its code: the codes count up from 0 in order of first appearance.
///
/// Open addressing over hashes; the texts lie one after another in one arena. A look-up costs one hash and, on a hit,
/// one comparison of bytes.
package struct TextDictionary {
    private(set) var arena: [UInt8] = []
    private(set) var ends: [Int] = []
    /// The upper half of a text's hash and its code, side by side: a look-up that misses touches one cache line.
    ///
    /// The upper half also gives the slot, so that a table grows without looking at the texts again.
    private var slots: [UInt64] = []
    /// How many of the texts stand in the file already.
    var savedCount = 0
    private var uses = 0
    private var firstOwnCode = 0

    private static let free = UInt64.max

    /// How many texts there are.
    package var count: Int { ends.count }

    /// The code of a text, a new one if it has none yet.
    mutating func code(of text: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
        uses += 1
        if (ends.count + 1) * 2 > slots.count { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != Self.free {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, equals(code, text) { return code }
            slot = (slot + 1) & mask
        }
        let code = UInt32(ends.count)
        arena.append(contentsOf: text)
        ends.append(arena.count)
        slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(code)
        return code
    }

    /// The code of a text, or nil.
    package func existingCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        guard !slots.isEmpty else { return scannedCode(of: text) }
        let hash = TextHash.of(text)
        var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
        while slots[slot] != Self.free {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash >> 32, equals(code, text) { return code }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The text of a code, valid during the call.
    @inline(__always)
    package func withText<Result>(_ code: UInt32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        let start = code == 0 ? 0 : ends[Int(code) - 1]
        let end = ends[Int(code)]
        return try arena.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    }

    /// The text of a code.
    package func text(_ code: UInt32) -> String {
        withText(code) { String(decoding: $0, as: UTF8.self) }
    }

    /// Takes in a page of texts read from the file, in the order of their codes, without the table for look-ups by text.
    ///
    /// - Parameters:
    ///   - texts: The texts, one after another.
    ///   - textEnds: Where each of them ends.
    mutating func appendSaved(_ texts: UnsafeRawBufferPointer, ends textEnds: [UInt32]) {
        let start = arena.count
        arena.append(contentsOf: texts)
        for end in textEnds { ends.append(start + Int(end)) }
        savedCount = ends.count
        firstOwnCode = ends.count
    }

    /// Whether most texts since opening were new ones, after enough of them to tell.
    var isMostlyDistinct: Bool {
        let new = ends.count - firstOwnCode
        return new > 32_768 && new * 2 > uses
    }

    private func scannedCode(of text: UnsafeRawBufferPointer) -> UInt32? {
        for code in 0..<UInt32(ends.count) where equals(code, text) { return code }
        return nil
    }

    @inline(__always)
    private func equals(_ code: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
        let start = code == 0 ? 0 : ends[Int(code) - 1]
        guard ends[Int(code)] - start == text.count else { return false }
        return arena.withUnsafeBytes {
            UnsafeRawBufferPointer(rebasing: $0[start..<start + text.count]).hasSameBytes(as: text)
        }
    }

    private mutating func grow() {
        var size = 64
        while size < (ends.count + 1) * 4 { size *= 2 }
        let old = slots
        slots = Array(repeating: Self.free, count: size)
        guard !old.isEmpty || ends.isEmpty else { return indexSavedTexts() }
        for entry in old where entry != Self.free { place(entry) }
    }

    /// Texts that were read from the file have no place in the table until somebody looks one up.
    private mutating func indexSavedTexts() {
        for code in 0..<UInt32(ends.count) {
            let hash = withText(code) { TextHash.of($0) }
            place((hash & ~0xFFFF_FFFF) | UInt64(code))
        }
    }

    private mutating func place(_ entry: UInt64) {
        var slot = Int(truncatingIfNeeded: entry >> 32) & (slots.count - 1)
        while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }
}
