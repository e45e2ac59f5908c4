/// The rules that each text of a dictionary is at fault by, one bit a rule.
///
/// Most texts are at fault by none, and take two bits; the others take eight bytes more.
struct FaultTable: Sendable {
    /// A bit for each text that is at fault.
    private var words: [UInt64] = []
    /// How many texts at fault come before each word.
    private var before: [UInt32] = []
    /// The masks of those at fault.
    private var masks: [UInt64] = []
    /// All that any text is at fault by.
    private(set) var union: UInt64 = 0

    /// Whether any text is at fault.
    var isAny: Bool { union != 0 }

    /// Takes the masks of texts that follow; what follows them must begin at a multiple of 64.
    mutating func append(_ share: [UInt64]) {
        for start in stride(from: 0, to: share.count, by: 64) {
            var word: UInt64 = 0
            before.append(UInt32(masks.count))
            for index in start..<min(share.count, start + 64) where share[index] != 0 {
                word |= 1 << UInt64(index - start)
                masks.append(share[index])
                union |= share[index]
            }
            words.append(word)
        }
    }

    /// Takes what was found of texts that follow; what follows them must begin at a multiple of 64.
    mutating func append(_ next: FaultTable) {
        before += next.before.map { $0 + UInt32(masks.count) }
        words += next.words
        masks += next.masks
        union |= next.union
    }

    /// The rules that a text is at fault by.
    @inline(__always)
    subscript(code: Int) -> UInt64 {
        let (word, bit) = (words[code >> 6], UInt64(1) << UInt64(code & 63))
        guard word & bit != 0 else { return 0 }
        return masks[Int(before[code >> 6]) + (word & (bit - 1)).nonzeroBitCount]
    }
}
