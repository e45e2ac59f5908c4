/// What the bytes from 0x80 on mean in the encodings of one byte a character.
///
/// As the Unicode consortium's mapping tables of the vendors have it; the tests hold these against the system's `iconv`.
enum SingleByteTable {
    /// The 128 characters of an encoding in the order of their bytes, NUL where a byte means nothing; nil for an encoding
    /// that has more than one byte a character.
    static func characters(of encoding: TextEncoding) -> [Unicode.Scalar]? {
        switch encoding {
        case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
        case .windows1251: scalars(windows1251)
        case .windows1252: scalars(windows1252)
        case .cp437: scalars(cp437)
        }
    }

    private static func scalars(_ rows: [String]) -> [Unicode.Scalar] { rows.flatMap(\.unicodeScalars) }

    private static let windows1251 = [
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ",
        "ђ‘’“”•–—\u{0}™љ›њќћџ",
        "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї",
        "°±Ііґµ¶·ё№є»јЅѕї",
        "АБВГДЕЖЗИЙКЛМНОП",
        "РСТУФХЦЧШЩЪЫЬЭЮЯ",
        "абвгдежзийклмноп",
        "рстуфхцчшщъыьэюя",
    ]

    private static let windows1252 = [
        "€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}",
        "\u{0}‘’“”•–—˜™š›œ\u{0}žŸ",
        "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯",
        "°±²³´µ¶·¸¹º»¼½¾¿",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ",
        "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
        "àáâãäåæçèéêëìíîï",
        "ðñòóôõö÷øùúûüýþÿ",
    ]

    private static let cp437 = [
        "ÇüéâäàåçêëèïîìÄÅ",
        "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
        "áíóúñÑªº¿⌐¬½¼¡«»",
        "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
        "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
        "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
        "αßΓπΣσµτΦΘΩδ∞φε∩",
        "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}",
    ]
}
