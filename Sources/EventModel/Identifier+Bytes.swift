extension Identifier {
    /// Appends the form in which a value, given as UTF-8, is compared; false, with nothing appended, if it is absent.
    ///
    /// The rule is that of `normalized`. ASCII, which nearly all identifiers are, takes one pass and no String.
    package static func appendNormalized(
        _ bytes: UnsafeRawBufferPointer,
        kind: IdentifierKind,
        to output: inout [UInt8]
    ) -> Bool {
        guard isASCII(bytes) else {
            guard let value = normalized(bytes, kind: kind) else { return false }
            output.append(contentsOf: value.utf8)
            return true
        }
        var start = 0
        var end = bytes.count
        while start < end, isBlank(bytes[start]) { start += 1 }
        while start < end, isBlank(bytes[end - 1]) { end -= 1 }
        let begin = output.count
        switch kind {
        case .email:
            output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            output.withUnsafeMutableBufferPointer { output in
                for index in begin..<output.count { output[index] = lowercased(output[index]) }
            }
        case .phone:
            for index in start..<end where !isPhoneDecoration(bytes[index]) { output.append(bytes[index]) }
        case .contactId, .externalCustomerId, .pushToken, .contactKey:
            output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
        guard isAbsent(output, from: begin) else { return true }
        output.removeSubrange(begin...)
        return false
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var seen: UInt8 = 0
        for byte in bytes { seen |= byte }
        return seen < 0x80
    }

    /// Tab, line feed, vertical tab, form feed, carriage return and space: Unicode's White_Space within ASCII.
    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte | (byte &- UInt8(ascii: "A") < 26 ? 0x20 : 0)
    }

    private static func isPhoneDecoration(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"): true
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        case UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: isBlank(byte)
        }
    }

    private static func isAbsent(_ output: [UInt8], from begin: Int) -> Bool {
        switch output.count - begin {
        case 0: true
        case 4: matches(output, from: begin, "null")
        case 9: matches(output, from: begin, "undefined")
        default: false
        }
    }

    private static func matches(_ output: [UInt8], from begin: Int, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { output[begin...].elementsEqual($0) }
    }
}
