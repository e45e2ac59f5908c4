internal import Columns

/// Texts that were looked for among those of a dictionary in the file, without keeping the others.
final class SearchedTexts {
    /// All that were looked for.
    private let texts = TextDictionary()
    /// The code of each of them, or ``none``.
    private var codes: [UInt32] = []
    private var passes = 0

    private static let none = UInt32.max
    /// After so many passes through the texts of a dictionary, reading all of them takes less than another one and those to come.
    private static let mostPasses = 3

    /// Looks for texts.
    ///
    /// - Parameters:
    ///   - others: Dictionaries of the texts.
    ///   - dictionary: Where they are looked for.
    ///   - range: The codes of the texts that are looked at.
    /// - Returns: False if some of them would need one pass too many.
    func search(for others: [TextDictionary], among dictionary: TextDictionary, _ range: Range<Int>) -> Bool {
        let known = codes.count
        for other in others { _ = texts.codes(ofAll: other) }
        guard texts.count > known else { return true }
        guard passes < Self.mostPasses else { return false }
        passes += 1
        codes += repeatElement(Self.none, count: texts.count - known)
        let marks = TextMarks(of: texts, from: known)
        var code = range.lowerBound
        dictionary.forEachText(range) { text in
            let hash = TextHash.of(text)
            if marks.mayHave(hash), let place = texts.knownCode(of: text, hash: hash), codes[Int(place)] == Self.none {
                codes[Int(place)] = UInt32(code)
            }
            code += 1
        }
        return true
    }

    /// The code of a text that was looked for, from now on that of `new` if it was not found; nil if it was not looked for.
    func code(of text: UnsafeRawBufferPointer, new: () -> UInt32) -> UInt32? {
        guard let place = texts.knownCode(of: text, hash: TextHash.of(text)) else { return nil }
        if codes[Int(place)] == Self.none { codes[Int(place)] = new() }
        return codes[Int(place)]
    }
}

/// A mark for each of some texts, by its hash: one look tells of nearly all other texts that they are none of them.
struct TextMarks {
    private var marks: Bitmap
    private let mask: UInt64

    /// At most one in so many others is looked for in vain.
    private static let spread = 32

    /// Marks the texts of a dictionary from a code on.
    init(of texts: TextDictionary, from first: Int = 0) {
        var size = 64
        while size < Self.spread * (texts.count - first) { size *= 2 }
        mask = UInt64(size - 1)
        marks = Bitmap(count: size)
        texts.forEachText(first..<texts.count) { marks[Int(TextHash.of($0) & mask)] = true }
    }

    /// Whether a text of this hash may be one of them.
    @inline(__always)
    func mayHave(_ hash: UInt64) -> Bool { marks[Int(hash & mask)] }
}
