internal import EventStore

/// Texts of a dictionary that differ only in case.
enum CaseVariants {
    /// Each text that differs from a lesser one only in the case of its letters, with the code of that one.
    ///
    /// Costs a hash for each text; only texts with equal hashes are compared.
    static func rarerCodes(of texts: TextDictionary) -> [UInt32: UInt32] {
        var hashes: [(hash: Int, code: UInt32)] = []
        hashes.reserveCapacity(texts.count)
        for code in 0..<UInt32(texts.count) {
            let hash = texts.withText(code) { bytes in
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                var isASCII = true
                for byte in bytes {
                    if byte >= 0x80 { isASCII = false }
                    let folded = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
                    hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
                }
                return isASCII
                    ? Int(truncatingIfNeeded: hash) : String(decoding: bytes, as: UTF8.self).lowercased().hashValue
            }
            hashes.append((hash, code))
        }
        // By their texts and not by their codes, which follow the order in which they were read.
        hashes.sort { one, other in
            one.hash == other.hash ? texts.text(one.code) < texts.text(other.code) : one.hash < other.hash
        }
        var variants: [UInt32: UInt32] = [:]
        for (one, next) in zip(hashes, hashes.dropFirst()) where one.hash == next.hash {
            let first = variants[one.code] ?? one.code
            if texts.text(first).lowercased() == texts.text(next.code).lowercased() { variants[next.code] = first }
        }
        return variants
    }
}
