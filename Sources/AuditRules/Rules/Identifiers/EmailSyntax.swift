/// What a mail form takes for an email address.
///
/// The name is a dot-atom of ASCII (RFC 5322, 3.2.3) of at most 64 characters (RFC 5321, 4.5.3.1.1). The domain has at least
/// two labels of at most 63 letters, digits and hyphens, in any script; the last is not a number. At most 254 characters.
/// Quoted names, comments, folding white space and domains that are addresses in brackets are valid in letters and wrong
/// in forms, so they are no addresses here.
enum EmailSyntax {
    static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return false }
        return isName(text[..<at]) && isDomain(text[text.index(after: at)...])
    }

    /// The same of UTF-8: ASCII, which nearly all addresses are, takes no String.
    static func isAddress(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= 254, bytes.allSatisfy({ $0 < 0x80 }) else {
            return isAddress(String(decoding: bytes, as: UTF8.self))
        }
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
        return isName(bytes[..<at]) && isDomain(bytes[(at + 1)...])
    }

    private static func isName(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
        guard (1...64).contains(name.count), name.last != UInt8(ascii: ".") else { return false }
        var previous = UInt8(ascii: ".")
        for byte in name {
            guard byte == UInt8(ascii: ".") ? previous != byte : isAtom[Int(byte)] else { return false }
            previous = byte
        }
        return true
    }

    private static func isDomain(_ domain: Slice<UnsafeRawBufferPointer>) -> Bool {
        var (labels, length, isNumber) = (1, 0, true)
        var previous = UInt8(ascii: ".")
        for byte in domain {
            if byte == UInt8(ascii: ".") {
                guard length > 0, previous != UInt8(ascii: "-") else { return false }
                (labels, length, isNumber) = (labels + 1, 0, true)
            } else {
                length += 1
                guard length <= 63, isLetterOrDigit(byte) || byte == UInt8(ascii: "-") && length > 1 else {
                    return false
                }
                isNumber = isNumber && (48...57).contains(byte)
            }
            previous = byte
        }
        return labels >= 2 && length > 0 && previous != UInt8(ascii: "-") && !isNumber
    }

    static func isName(_ name: Substring) -> Bool {
        guard (1...64).contains(name.utf8.count), !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("..")
        else {
            return false
        }
        return name.utf8.allSatisfy { isAtomByte($0) || $0 == UInt8(ascii: ".") }
    }

    static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, !last.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.unicodeScalars.count) && label.first != "-" && label.last != "-"
                && label.unicodeScalars.allSatisfy(isLabelScalar)
        }
    }

    private static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "-" || isLetterOrDigit(UInt8(scalar.value)) }
        return scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
            || scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
    }

    private static let isAtom = (UInt8.min...UInt8.max).map(isAtomByte)

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
