/// How many columns of a terminal a text takes.
///
/// By Unicode's East Asian Width (UAX #11, wide and fullwidth count two) and emoji presentation (UTS #51).
package enum DisplayWidth {
    /// The columns of a text on one line.
    package static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one user-perceived character: 0 for a lone mark, 2 for most of East Asia and for emoji, else 1.
    package static func of(_ character: Character) -> Int {
        if character.isASCII { return 1 }
        let scalars = character.unicodeScalars
        // A family or a flag is one picture, however many scalars spell it.
        if scalars.contains(where: { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }) { return 2 }
        return scalars.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return scalar == "\u{AD}" ? 1 : 0
        default: break
        }
        // Vowels and finals of a Hangul syllable join the initial before them.
        if ("\u{1160}"..."\u{11FF}").contains(scalar) { return 0 }
        return wide.contains { $0.contains(scalar) } ? 2 : 1
    }

    /// The blocks whose characters are wide or fullwidth.
    private static let wide: [ClosedRange<Unicode.Scalar>] = [
        "\u{1100}"..."\u{115F}",  // Hangul initials
        "\u{2329}"..."\u{232A}",  // angle brackets
        "\u{2E80}"..."\u{303E}",  // radicals, ideographic punctuation
        "\u{3041}"..."\u{4DBF}",  // kana, Bopomofo, compatibility, ideographs
        "\u{4E00}"..."\u{A4CF}",  // ideographs, Yi
        "\u{A960}"..."\u{A97C}",  // Hangul initials
        "\u{AC00}"..."\u{D7A3}",  // Hangul syllables
        "\u{F900}"..."\u{FAFF}",  // compatibility ideographs
        "\u{FE10}"..."\u{FE19}",  // vertical forms
        "\u{FE30}"..."\u{FE6F}",  // compatibility and small forms
        "\u{FF01}"..."\u{FF60}",  // fullwidth forms
        "\u{FFE0}"..."\u{FFE6}",  // fullwidth signs
        "\u{16FE0}"..."\u{18D08}",  // Tangut, Khitan
        "\u{1AFF0}"..."\u{1B2FB}",  // kana supplements, Nushu
        "\u{1F200}"..."\u{1F265}",  // enclosed ideographs
        "\u{20000}"..."\u{2FFFD}",  // ideographs
        "\u{30000}"..."\u{3FFFD}",  // ideographs
    ]
}
