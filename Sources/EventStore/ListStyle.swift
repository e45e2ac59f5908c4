/// How a list that came as a text was spelled.
///
/// With blanks after `,` and `:`, with other letters than ASCII as `\u` escapes, with escaped slashes. The numbers are part
/// of the file format.
enum ListStyle {
    static let compact: UInt16 = 0
    static let spaced: UInt16 = 1
    static let asciiEscapes: UInt16 = 2
    static let escapedSlashes: UInt16 = 4
    /// No combination of these gives the text back; the column keeps the text itself.
    static let original: UInt16 = 255

    /// The style that a text seems to be spelled in; whether it is, only writing it again shows.
    static func guess(_ text: UnsafeRawBufferPointer) -> UInt16 {
        var style = compact
        for index in text.indices.dropLast() {
            switch text[index] {
            case UInt8(ascii: ":") where text[index + 1] == 32: style |= spaced
            case UInt8(ascii: "\\") where text[index + 1] == UInt8(ascii: "u"): style |= asciiEscapes
            case UInt8(ascii: "\\") where text[index + 1] == UInt8(ascii: "/"): style |= escapedSlashes
            default: break
            }
        }
        return style
    }
}
