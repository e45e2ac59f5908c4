/// Tells the encoding of a text from its beginning.
enum EncodingDetection {
    /// The encoding, and a note where it is a guess that could be wrong.
    static func detect(_ sample: [UInt8], isWhole: Bool) -> (encoding: TextEncoding, note: String?) {
        for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
        where sample.starts(with: encoding.byteOrderMark) {
            return (encoding, nil)
        }
        if let encoding = unmarkedUTF16(sample) { return (encoding, nil) }
        if isUTF8(sample, isWhole: isWhole) { return (.utf8, nil) }
        return singleByte(sample)
    }

    /// Text of UTF-16 without a mark has a NUL in about every other place, as delimiters and digits are ASCII.
    private static func unmarkedUTF16(_ sample: [UInt8]) -> TextEncoding? {
        let looked = min(sample.count, 4_096) & ~1
        guard looked >= 4 else { return nil }
        var (even, odd) = (0, 0)
        for index in stride(from: 0, to: looked, by: 2) {
            if sample[index] == 0, sample[index + 1] != 0 { even += 1 }
            if sample[index] != 0, sample[index + 1] == 0 { odd += 1 }
        }
        // In a Cyrillic text the letters have none, but the delimiters and digits are enough for a tenth.
        let enough = max(2, looked / 2 / 10)
        if odd >= enough, even * 3 < odd { return .utf16LittleEndian }
        if even >= enough, odd * 3 < even { return .utf16BigEndian }
        return nil
    }

    /// Whether the bytes are UTF-8, apart from some wrong ones, which are rejected with their rows.
    private static func isUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
        var (index, sequences, faults) = (0, 0, 0)
        while index < sample.count {
            let lead = sample[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length = sequenceLength(lead)
            if length > 1, index + length > sample.count, !isWhole { break }
            let tail = sample[(index + 1)..<min(index + max(length, 1), sample.count)]
            if length > 1, tail.count == length - 1, tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                sequences += 1
                index += length
            } else {
                faults += 1
                index += 1
            }
        }
        return faults == 0 || sequences >= 2 * faults
    }

    private static func sequenceLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// What the bytes above ASCII and their neighbours speak for.
    ///
    /// Cyrillic words are runs of such bytes; in western languages one or two of them stand beside plain letters, and
    /// Windows and MS-DOS have these letters in different ranges.
    private static func singleByte(_ sample: [UInt8]) -> (encoding: TextEncoding, note: String?) {
        var (cyrillic, western, dos) = (0, 0, 0)
        var index = 0
        while index < sample.count {
            let start = index
            while index < sample.count, isCyrillic(sample[index]) { index += 1 }
            let length = index - start
            if length == 0 { index += 1 }
            guard sample[start] >= 0x80 else { continue }
            let isAfterLetter = start > 0 && isPlainLetter(sample[start - 1])
            let isBeforeLetter = index < sample.count && isPlainLetter(sample[index])
            switch (length, sample[start]) {
            case (1...2, _) where isAfterLetter || isBeforeLetter: western += 2 * length
            case (2..., _): cyrillic += 2 * length
            case (1, _): break
            // An apostrophe of Windows stands between letters, its other quotes and dashes do not.
            case (_, 0x92): western += 1
            case (_, 0x91...0x97) where isAfterLetter != isBeforeLetter: western += 1
            case (_, 0x81...0xA5) where isAfterLetter || isBeforeLetter: dos += 2
            case (_, 0x80), (_, 0x84...0x85), (_, 0x91...0x97), (_, 0xA9), (_, 0xAB), (_, 0xB0), (_, 0xBB): western += 1
            case (_, 0xB9): cyrillic += 1
            default: break
            }
        }
        let scores = [(TextEncoding.windows1251, cyrillic), (.windows1252, western), (.cp437, dos)]
        // Stable, so that what speaks for nothing is windows-1251 no more than the others: it is then said to be a guess.
        let sorted = scores.sorted { $0.1 > $1.1 }
        let (best, second) = (sorted[0], sorted[1])
        guard best.1 == 0 || second.1 * 3 > best.1 else { return (best.0, nil) }
        let others = sorted.dropFirst().prefix(best.1 == 0 ? 2 : 1).map(\.0.rawValue).joined(separator: " or ")
        return (best.0, "the encoding is a guess, it may be \(others); set it if letters look wrong")
    }

    /// A letter of windows-1251, the Ukrainian ones among them.
    private static func isCyrillic(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC0...0xFF, 0xA5, 0xA8, 0xAA, 0xAF, 0xB2, 0xB3, 0xB4, 0xB8, 0xBA, 0xBF: true
        default: false
        }
    }

    private static func isPlainLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
