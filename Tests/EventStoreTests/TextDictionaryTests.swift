import Testing

@testable import EventStore

@Suite("A dictionary of texts")
struct TextDictionaryTests {
    /// Texts that are alike: all of up to four bytes of three, and longer ones of zeros and one other byte.
    private static let alike: [[UInt8]] = {
        var texts: [[UInt8]] = [[]]
        var longest = texts
        for _ in 0..<4 {
            longest = longest.flatMap { text in [0, 97, 255].map { text + [$0] } }
            texts += longest
        }
        for count in 5...20 {
            texts.append(Array(repeating: 0, count: count))
            for place in 0..<count {
                var text = [UInt8](repeating: 0, count: count)
                text[place] = 97
                texts.append(text)
            }
        }
        return texts
    }()

    @Test(
        "tells texts apart by their bytes, whatever their hashes are",
        arguments: [nil, 0, UInt64.max, 0x1234_5678_9ABC_DEF0]
    )
    func tellsApart(hash: UInt64?) {
        let dictionary = TextDictionary()
        func withText<Result>(_ text: [UInt8], _ body: (UnsafeRawBufferPointer, UInt64) -> Result) -> Result {
            text.withUnsafeBytes { body($0, hash ?? TextHash.of($0)) }
        }
        let longestFirst = Array(Self.alike.reversed())
        for (index, text) in longestFirst.enumerated() {
            #expect(withText(text) { dictionary.knownCode(of: $0, hash: $1) } == nil)
            #expect(withText(text) { dictionary.code(of: $0, hash: $1) } == UInt32(index))
        }
        #expect(dictionary.count == longestFirst.count)
        for (index, text) in longestFirst.enumerated() {
            #expect(withText(text) { dictionary.knownCode(of: $0, hash: $1) } == UInt32(index))
            #expect(withText(text) { dictionary.code(of: $0, hash: $1) } == UInt32(index))
            #expect(dictionary.withText(UInt32(index)) { Array($0) } == text)
        }
    }

    @Test("gives the texts of another dictionary the codes that they would get one by one")
    func takesAll() {
        let (source, together, single) = (TextDictionary(), TextDictionary(), TextDictionary())
        func code(_ text: [UInt8], in dictionary: TextDictionary) -> UInt32 {
            text.withUnsafeBytes { dictionary.code(of: $0, hash: TextHash.of($0)) }
        }
        for text in Self.alike { _ = code(text, in: source) }
        for text in Self.alike.reversed().prefix(100) {
            _ = code(text, in: together)
            _ = code(text, in: single)
        }
        #expect(together.codes(ofAll: source) == Self.alike.map { code($0, in: single) })
        #expect(together.count == Self.alike.count)
        #expect(together.codes(ofAll: TextDictionary()).isEmpty)
    }
}
