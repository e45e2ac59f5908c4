import CSimdJSON

/// A walk over a parsed JSON text, one token after another, each with its offset and its bytes.
///
/// The parser has made sure of the structure: after a name comes a value, every bracket closes.
/// So a consumer descends recursively and need not check. Valid until the parser's next text.
@usableFromInline package struct JSONTokens {
    @usableFromInline var word: UnsafePointer<UInt64>
    @usableFromInline let firstWord: UnsafePointer<UInt64>
    @usableFromInline let endWord: UnsafePointer<UInt64>
    @usableFromInline var structural: UnsafePointer<UInt32>
    @usableFromInline let texts: UnsafePointer<UInt8>
    @usableFromInline let source: UnsafePointer<UInt8>

    init?(_ document: simdjson_document, source: UnsafePointer<UInt8>) {
        guard let tape = document.tape, let structurals = document.structurals, let texts = document.strings else {
            return nil
        }
        // The first and the last word are the root's own.
        firstWord = tape
        word = tape + 1
        endWord = tape + document.tape_count - 1
        structural = structurals
        self.texts = texts
        self.source = source
    }

    /// The offset of the next token in the slice, or the slice's length at the end.
    @inlinable package var offset: Int { Int(structural.pointee) }

    /// What the next token is, without a step.
    @inlinable package var nextKind: JSONToken.Kind {
        guard word < endWord else { return .end }
        switch UInt8(truncatingIfNeeded: word.pointee >> 56) {
        case UInt8(ascii: "\""): return source[Int(structural[1])] == UInt8(ascii: ":") ? .name : .text
        case UInt8(ascii: "{"): return .beginObject
        case UInt8(ascii: "}"): return .endObject
        case UInt8(ascii: "["): return .beginList
        case UInt8(ascii: "]"): return .endList
        case UInt8(ascii: "t"): return .true
        case UInt8(ascii: "f"): return .false
        case UInt8(ascii: "n"): return .null
        default: return .number
        }
    }

    /// Gives the next token and steps over it.
    @inlinable
    package mutating func next() -> JSONToken {
        let place = Int(structural.pointee)
        guard word < endWord else { return JSONToken(kind: .end, start: source, count: 0, offset: place) }
        let value = word.pointee
        word += 1
        structural += 1
        switch UInt8(truncatingIfNeeded: value >> 56) {
        case UInt8(ascii: "\""):
            let length = texts + Int(truncatingIfNeeded: value & 0x00FF_FFFF_FFFF_FFFF)
            let count = Int(UnsafeRawPointer(length).loadUnaligned(as: UInt32.self))
            let follower = source[Int(structural.pointee)]
            if follower == UInt8(ascii: ":") {
                structural += 1
                return JSONToken(kind: .name, start: length + 4, count: count, offset: place)
            }
            if follower == UInt8(ascii: ",") { structural += 1 }
            return JSONToken(kind: .text, start: length + 4, count: count, offset: place)
        case UInt8(ascii: "{"):
            return JSONToken(kind: .beginObject, start: source, count: 0, offset: place)
        case UInt8(ascii: "["):
            return JSONToken(kind: .beginList, start: source, count: 0, offset: place)
        case UInt8(ascii: "}"):
            skipComma()
            return JSONToken(kind: .endObject, start: source, count: 0, offset: place)
        case UInt8(ascii: "]"):
            skipComma()
            return JSONToken(kind: .endList, start: source, count: 0, offset: place)
        case UInt8(ascii: "t"):
            skipComma()
            return JSONToken(kind: .true, start: source, count: 0, offset: place)
        case UInt8(ascii: "f"):
            skipComma()
            return JSONToken(kind: .false, start: source, count: 0, offset: place)
        case UInt8(ascii: "n"):
            skipComma()
            return JSONToken(kind: .null, start: source, count: 0, offset: place)
        default:
            // The tape gives a number's value a word of its own; the digits stand up to the next structure or blank.
            word += 1
            var end = Int(structural.pointee)
            while source[end - 1] <= 0x20 { end -= 1 }
            skipComma()
            return JSONToken(kind: .number, start: source + place, count: end - place, offset: place)
        }
    }

    /// Gives the text that comes next in the place of a value, and steps over it; nil, without a step, if something else comes.
    @inlinable @inline(__always)
    package mutating func nextText() -> UnsafeRawBufferPointer? {
        guard word < endWord, Self.isText(word.pointee) else { return nil }
        let text = text(word.pointee)
        word += 1
        structural += 1
        skipComma()
        return text
    }

    /// Gives the name that comes next in an object, and steps over it; nil, with a step over the object's end, if there is none.
    @inlinable @inline(__always)
    package mutating func nextName() -> UnsafeRawBufferPointer? {
        guard word < endWord else { return nil }
        let value = word.pointee
        word += 1
        structural += 1
        guard Self.isText(value) else {
            skipComma()
            return nil
        }
        structural += 1
        return text(value)
    }

    /// Steps over `{"name": TEXT, "value":`, and gives the text; nil, without a step, if something else comes.
    @inlinable @inline(__always)
    package mutating func nextNameBeforeValue() -> UnsafeRawBufferPointer? {
        guard endWord - word > 4, UInt8(truncatingIfNeeded: word[0] >> 56) == UInt8(ascii: "{"),
            Self.isText(word[1]), Self.isText(word[2]), Self.isText(word[3]),
            source[Int(structural[4])] == UInt8(ascii: ","),
            Self.hasSameBytes(text(word[1]), "name"), Self.hasSameBytes(text(word[3]), "value")
        else { return nil }
        let name = text(word[2])
        word += 4
        structural += 7
        return name
    }

    /// Steps over the end of an object, if it comes next.
    @inlinable @inline(__always)
    package mutating func skipEndOfObject() -> Bool {
        guard word < endWord, UInt8(truncatingIfNeeded: word.pointee >> 56) == UInt8(ascii: "}") else { return false }
        word += 1
        structural += 1
        skipComma()
        return true
    }

    @inlinable @inline(__always)
    static func isText(_ word: UInt64) -> Bool { UInt8(truncatingIfNeeded: word >> 56) == UInt8(ascii: "\"") }

    @inlinable @inline(__always)
    func text(_ word: UInt64) -> UnsafeRawBufferPointer {
        let length = UnsafeRawPointer(texts + Int(truncatingIfNeeded: word & 0x00FF_FFFF_FFFF_FFFF))
        return UnsafeRawBufferPointer(start: length + 4, count: Int(length.loadUnaligned(as: UInt32.self)))
    }

    /// Whether a text is a word of four or five letters.
    @inlinable @inline(__always)
    static func hasSameBytes(_ text: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount, let start = text.baseAddress else { return false }
        let wanted = UnsafeRawPointer(word.utf8Start)
        // Two words that overlap.
        let last = text.count &- 4
        return start.loadUnaligned(as: UInt32.self) == wanted.loadUnaligned(as: UInt32.self)
            && (start + last).loadUnaligned(as: UInt32.self) == (wanted + last).loadUnaligned(as: UInt32.self)
    }

    /// Skips the value that comes next, together with its name if one comes first.
    @inlinable
    package mutating func skipValue() {
        var token = next()
        if token.kind == .name { token = next() }
        guard token.kind == .beginObject || token.kind == .beginList else { return }
        word = firstWord + Int(word[-1] & 0xFFFF_FFFF)
        var depth = 1
        while depth > 0 {
            let byte = source[Int(structural.pointee)] | 0x20
            structural += 1
            if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
            }
        }
        skipComma()
    }

    @inlinable
    mutating func skipComma() {
        if source[Int(structural.pointee)] == UInt8(ascii: ",") { structural += 1 }
    }
}
