/// A walk over a text by the grammar of JSON, which ends at the first fault.
struct JSONWalk {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// The closing brackets that are due, innermost last.
    private var due: [UInt8] = []

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func document() throws(JSONDiagnosis) {
        skipBlanks()
        try value()
        while let closer = due.last {
            skipBlanks()
            switch byte {
            case closer:
                due.removeLast()
                place += 1
            case .comma:
                let comma = place
                place += 1
                skipBlanks()
                if byte == closer {
                    throw JSONDiagnosis(
                        "a trailing comma: nothing stands between it and the \(shown(closer))",
                        at: comma,
                        isRepairable: true
                    )
                }
                if closer == .closeBrace { try name() }
                try value()
            case nil: throw JSONDiagnosis("it ends before its \(shown(closer))", at: place)
            case _ where typography != nil: try plainCharacter()
            case let other?: throw JSONDiagnosis("\(shown(other)) where a comma or \(shown(closer)) is due", at: place)
            }
        }
        skipBlanks()
        try plainCharacter()
        if let byte { throw JSONDiagnosis("\(shown(byte)) after the end of the value", at: place) }
    }

    private mutating func value() throws(JSONDiagnosis) {
        while true {
            skipBlanks()
            switch byte {
            case UInt8.openBrace, UInt8.openBracket:
                guard due.count < 1024 else {
                    throw JSONDiagnosis("more than 1,024 brackets inside each other", at: place)
                }
                let closer: UInt8 = byte == .openBrace ? .closeBrace : .closeBracket
                place += 1
                skipBlanks()
                if byte == closer {
                    place += 1
                    return
                }
                due.append(closer)
                if closer == .closeBrace { try name() }
            case UInt8.quote: return try text()
            case nil: throw JSONDiagnosis("it ends where a value is due", at: place)
            default: return try bareWord()
            }
        }
    }

    private mutating func name() throws(JSONDiagnosis) {
        try plainCharacter()
        guard byte == .quote else { throw JSONDiagnosis("a name in double quotes is due", at: place) }
        try text()
        skipBlanks()
        try plainCharacter()
        guard byte == .colon else { throw JSONDiagnosis("a colon is due after the name", at: place) }
        place += 1
    }

    private mutating func text() throws(JSONDiagnosis) {
        let start = place
        place += 1
        while let byte {
            switch byte {
            case .quote:
                place += 1
                return
            case .newline: throw JSONDiagnosis("the text that begins here is not closed on its line", at: start)
            case ..<0x20:
                throw JSONDiagnosis(
                    "a control character inside a text must be written as \(Self.escape(byte))",
                    at: place
                )
            case .backslash: try escape()
            case 0x80...: try character()
            default: place += 1
            }
        }
        throw JSONDiagnosis("the text that begins here is not closed", at: start)
    }

    private mutating func escape() throws(JSONDiagnosis) {
        let start = place
        place += 1
        guard let kind = byte, "\"\\/bfnrtu".utf8.contains(kind) else {
            throw JSONDiagnosis("a backslash that begins no escape of JSON", at: start)
        }
        place += 1
        guard kind == UInt8(ascii: "u") else { return }
        let first = try code(start)
        guard first & 0xF800 == 0xD800 else { return }
        guard first < 0xDC00, byte == .backslash, place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u") else {
            throw JSONDiagnosis("half of a character (a lone surrogate)", at: start)
        }
        place += 2
        guard try code(start) & 0xFC00 == 0xDC00 else {
            throw JSONDiagnosis("half of a character (a lone surrogate)", at: start)
        }
    }

    private mutating func code(_ start: Int) throws(JSONDiagnosis) -> Int {
        let digits = bytes[place..<min(place + 4, bytes.count)]
        let isHexadecimal = digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }
        guard digits.count == 4, isHexadecimal, let code = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            throw JSONDiagnosis("\\u needs four hexadecimal digits", at: start)
        }
        place += 4
        return code
    }

    private mutating func character() throws(JSONDiagnosis) {
        let rest = bytes[place..<min(place + 4, bytes.count)]
        for length in 2...4 where rest.count >= length {
            let bytes = rest.prefix(length)
            if let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.count == 1 {
                place += length
                return
            }
        }
        let shown = String(bytes[place], radix: 16, uppercase: true)
        throw JSONDiagnosis("byte 0x\(shown) is not UTF-8", at: place)
    }

    private mutating func bareWord() throws(JSONDiagnosis) {
        let start = place
        try plainCharacter()
        while let byte, !byte.isBlank, typography == nil, byte != .comma, byte != .colon, byte != .quote,
            byte | 0x20 != .openBrace,
            byte | 0x20 != .closeBrace
        {
            place += 1
        }
        let word = String(decoding: bytes[start..<min(place, start + 40)], as: UTF8.self)
        if ["true", "false", "null"].contains(word) || Self.isNumber(bytes[start..<place]) { return }
        guard place > start else { throw JSONDiagnosis("\(shown(bytes[place])) where a value is due", at: place) }
        throw JSONDiagnosis("`\(word)` is no value of JSON", at: start)
    }

    private static func isNumber(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
        var rest = word
        func digits(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Int {
            let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let isZero = rest.first == UInt8(ascii: "0")
        let whole = digits(&rest)
        guard whole == 1 || (whole > 1 && !isZero) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private var typography: Typography? { Typography(UnsafeRawBufferPointer(rebasing: bytes[place...].prefix(3))) }

    private func plainCharacter() throws(JSONDiagnosis) {
        if let typography { throw JSONDiagnosis(typography, at: place) }
    }

    private mutating func skipBlanks() {
        while let byte, byte.isBlank { place += 1 }
    }

    private func shown(_ byte: UInt8) -> String {
        (0x21..<0x7F).contains(byte)
            ? "`\(Character(UnicodeScalar(byte)))`" : "a byte 0x" + String(byte, radix: 16, uppercase: true)
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case 0x09: "\\t"
        case 0x0D: "\\r"
        default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
