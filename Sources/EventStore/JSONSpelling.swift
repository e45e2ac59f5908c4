internal import EventReader

/// JSON texts in the spellings of ``ListStyle``.
enum JSONSpelling {
    private static let hexadecimal = Array("0123456789abcdef".utf8)

    /// Appends a text in quotes, escaped as its style wants it.
    static func append(_ text: UnsafeRawBufferPointer, style: UInt16 = ListStyle.compact, to bytes: inout [UInt8]) {
        guard style & (ListStyle.asciiEscapes | ListStyle.escapedSlashes) != 0 else {
            return JSONText.append(text.assumingMemoryBound(to: UInt8.self), to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x2F where style & ListStyle.escapedSlashes != 0:
                bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "/")])
            case 0x80... where style & ListStyle.asciiEscapes != 0:
                for unit in String(scalar).utf16 { appendUnicodeEscape(unit, to: &bytes) }
            case 0..<0x20, 0x22, 0x5C: appendEscape(UInt8(scalar.value), to: &bytes)
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 8: bytes.append(contentsOf: Array("\\b".utf8))
        case 9: bytes.append(contentsOf: Array("\\t".utf8))
        case 10: bytes.append(contentsOf: Array("\\n".utf8))
        case 12: bytes.append(contentsOf: Array("\\f".utf8))
        case 13: bytes.append(contentsOf: Array("\\r".utf8))
        default: appendUnicodeEscape(UInt16(byte), to: &bytes)
        }
    }

    private static func appendUnicodeEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] { bytes.append(hexadecimal[Int(unit >> UInt16(shift)) & 15]) }
    }
}
