/// How the characters of a text are written as bytes.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    /// UTF-8, also for pure ASCII.
    case utf8 = "utf-8"
    /// UTF-16, the lower byte first, as spreadsheets save "Unicode text".
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, the higher byte first.
    case utf16BigEndian = "utf-16be"
    /// Cyrillic, of Windows.
    case windows1251 = "windows-1251"
    /// Western European, of Windows.
    case windows1252 = "windows-1252"
    /// Western European, of MS-DOS and the IBM PC.
    case cp437

    /// Finds an encoding by its name or a usual alias, whatever the case; nil if there is none.
    package init?(name: String) {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        switch plain {
        case "utf8", "utf8bom", "utf8sig", "ascii": self = .utf8
        case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "windows1251", "cp1251", "win1251", "1251": self = .windows1251
        case "windows1252", "cp1252", "win1252", "1252", "latin1", "iso88591": self = .windows1252
        case "cp437", "ibm437", "437": self = .cp437
        default: return nil
        }
    }

    /// The bytes that a text may begin with to tell its encoding; empty where there are none.
    var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1251, .windows1252, .cp437: []
        }
    }

    /// How many bytes of the source the decoded bytes were made of.
    ///
    /// `TextDecoder` writes exactly one leading byte for each character of a single-byte encoding, and for each character
    /// of UTF-16, of which those of four bytes in UTF-8 took two units.
    func sourceWidth(of decoded: UnsafeBufferPointer<UInt8>) -> Int {
        var width = 0
        switch self {
        case .utf8: return decoded.count
        case .utf16LittleEndian, .utf16BigEndian:
            for byte in decoded { width += byte & 0xC0 == 0x80 ? 0 : byte & 0xF8 == 0xF0 ? 4 : 2 }
        case .windows1251, .windows1252, .cp437:
            for byte in decoded { width += byte & 0xC0 == 0x80 ? 0 : 1 }
        }
        return width
    }
}

extension TextEncoding: CustomStringConvertible {
    /// The name that options, maps and messages use.
    package var description: String { rawValue }
}
