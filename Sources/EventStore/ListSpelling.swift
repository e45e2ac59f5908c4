internal import EventReader

/// Writes a parsed list of objects, or a single object, as ``EventWriter`` would write it from columns.
enum ListSpelling {
    static func append(_ start: JSONTokens, style: UInt16, to bytes: inout [UInt8]) {
        var tokens = start
        var depth = 0
        var needsComma = false
        // Lines stand one level deep in a list, or are the whole text; what lies deeper is minified.
        let lineDepth = tokens.nextKind == .beginList ? 2 : 1
        repeat {
            let kind = tokens.nextKind
            if needsComma, kind != .endObject, kind != .endList { appendComma(style, to: &bytes) }
            needsComma = true
            if depth == lineDepth, kind == .beginObject || kind == .beginList {
                tokens.appendValue(to: &bytes)
                continue
            }
            let token = tokens.next()
            switch token.kind {
            case .beginObject, .beginList:
                bytes.append(UInt8(ascii: token.kind == .beginObject ? "{" : "["))
                depth += 1
                needsComma = false
            case .endObject, .endList:
                bytes.append(UInt8(ascii: token.kind == .endObject ? "}" : "]"))
                depth -= 1
            case .name:
                JSONSpelling.append(UnsafeRawBufferPointer(token.bytes), style: style, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                if style & ListStyle.spaced != 0 { bytes.append(UInt8(ascii: " ")) }
                needsComma = false
            case .text: JSONSpelling.append(UnsafeRawBufferPointer(token.bytes), style: style, to: &bytes)
            case .number: bytes.append(contentsOf: token.bytes)
            case .true: bytes.append(contentsOf: Array("true".utf8))
            case .false: bytes.append(contentsOf: Array("false".utf8))
            case .null: bytes.append(contentsOf: Array("null".utf8))
            case .end: return
            }
        } while depth > 0
    }

    private static func appendComma(_ style: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: ","))
        if style & ListStyle.spaced != 0 { bytes.append(UInt8(ascii: " ")) }
    }
}
