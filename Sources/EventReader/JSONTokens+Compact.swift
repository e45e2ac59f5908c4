extension JSONTokens {
    /// Writes the value that comes next without blanks and steps over it, together with its name if one comes first.
    ///
    /// Digits, order and repeated names stay; a text has its one canonical spelling, so equal values give equal bytes.
    package mutating func appendValue(to output: inout [UInt8]) {
        var depth = 0
        var needsComma = false
        repeat {
            let token = next()
            if needsComma, token.kind != .endObject, token.kind != .endList { output.append(UInt8(ascii: ",")) }
            needsComma = true
            switch token.kind {
            case .beginObject, .beginList:
                output.append(token.kind == .beginObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
                depth += 1
                needsComma = false
            case .endObject, .endList:
                output.append(token.kind == .endObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                depth -= 1
            case .name:
                JSONText.append(token.bytes, to: &output)
                output.append(UInt8(ascii: ":"))
                needsComma = false
                if depth == 0 { return appendValue(to: &output) }
            case .text: JSONText.append(token.bytes, to: &output)
            case .number: output.append(contentsOf: token.bytes)
            case .true: output.append(contentsOf: "true".utf8)
            case .false: output.append(contentsOf: "false".utf8)
            case .null: output.append(contentsOf: "null".utf8)
            case .end: return
            }
        } while depth > 0
    }
}
