/// Unicode case folding, so that texts that differ in case alone become the same bytes.
package enum CaseFolding {
    private static let dotlessI: Unicode.Scalar = "\u{131}"

    /// The folded form of a text, as UTF-8.
    ///
    /// Every scalar goes to lower case, then to upper, then to lower case again. That is the full folding of the
    /// Unicode Standard (chapter 3.13) for all but the dotless i, which has no other form and is left alone.
    package static func folded(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) {
            return text.map { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        }
        var bytes: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            guard scalar != dotlessI else {
                bytes.append(contentsOf: String(scalar).utf8)
                continue
            }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    bytes.append(contentsOf: upper.properties.lowercaseMapping.utf8)
                }
            }
        }
        return bytes
    }
}
