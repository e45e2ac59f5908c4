/// Writes a JSON document as UTF-8 text (RFC 8259).
package enum JSONText {
    /// How the text is laid out.
    package enum Layout: Hashable, Sendable {
        /// On one line without blanks.
        case compact
        /// A member or element a line, indented by two blanks a level.
        case indented
    }

    /// The document as a text that does not end in a line feed.
    package static func text(_ document: JSONDocument, _ layout: Layout = .compact) -> String {
        var bytes: [UInt8] = []
        append(document, layout, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the document, without a line feed at its end.
    package static func append(_ document: JSONDocument, _ layout: Layout = .compact, to bytes: inout [UInt8]) {
        append(document, layout, level: 0, to: &bytes)
    }

    private static func append(_ document: JSONDocument, _ layout: Layout, level: Int, to bytes: inout [UInt8]) {
        switch document {
        case .object(let members):
            appendEach(members, between: ("{", "}"), layout, level: level, to: &bytes) { member, bytes in
                appendText(member.0, to: &bytes)
                bytes += (layout == .compact ? ":" : ": ").utf8
                append(member.1, layout, level: level + 1, to: &bytes)
            }
        case .list(let elements):
            appendEach(elements, between: ("[", "]"), layout, level: level, to: &bytes) { element, bytes in
                append(element, layout, level: level + 1, to: &bytes)
            }
        case .decimal(let digits) where NumberSyntax.matches(digits): bytes += digits.utf8
        case .text(let text), .decimal(let text): appendText(text, to: &bytes)
        case .integer(let value): bytes += String(value).utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .null: bytes += "null".utf8
        }
    }

    private static func appendEach<Element>(
        _ elements: [Element],
        between brackets: (String, String),
        _ layout: Layout,
        level: Int,
        to bytes: inout [UInt8],
        append appendElement: (Element, inout [UInt8]) -> Void
    ) {
        bytes += brackets.0.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendLineBreak(layout, level: level + 1, to: &bytes)
            appendElement(element, &bytes)
        }
        if !elements.isEmpty { appendLineBreak(layout, level: level, to: &bytes) }
        bytes += brackets.1.utf8
    }

    private static func appendLineBreak(_ layout: Layout, level: Int, to bytes: inout [UInt8]) {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    /// Appends a string with the escapes that JSON demands and no others.
    package static func appendText(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendText(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    /// Appends a string, given as UTF-8, with the escapes that JSON demands and no others.
    package static func appendText(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        guard !isPlain(text) else {
            bytes.append(contentsOf: text)
            bytes.append(UInt8(ascii: "\""))
            return
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a text, given as UTF-8, stands in a string as it is.
    package static func isPlain(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let start = text.baseAddress else { return true }
        var place = 0
        while text.count - place >= 8 {
            if needsEscape(start.loadUnaligned(fromByteOffset: place, as: UInt64.self)) { return false }
            place += 8
        }
        return !text[place...].contains(where: needsEscape)
    }

    /// Whether one of eight bytes cannot stand in a string as it is.
    ///
    /// A byte below 32, or the null that one of the two others becomes, is found by its borrow. A borrow may go on to the next
    /// byte, but only from one that was found.
    private static func needsEscape(_ eight: UInt64) -> Bool {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let quotes = eight ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = eight ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found = (eight &- ones &* 0x20) & ~eight | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        return found & tops != 0
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
