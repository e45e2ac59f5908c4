internal import EventModel

/// Keeps personal data out of what is shown.
enum PersonalMask {
    /// An identifier with its beginning alone; of an email also the domain.
    static func identifier(_ text: String, _ kind: IdentifierKind?) -> String {
        if let at = text.lastIndex(of: "@") { return beginning(text[..<at], 1) + text[at...] }
        return beginning(text[...], kind == .phone ? 3 : 2)
    }

    /// A name or address with its beginning alone.
    static func name(_ text: String) -> String { beginning(text[...], 1) }

    /// Free text with what the rules on personal data find in it replaced by its beginning.
    static func freeText(_ text: String, of column: ColumnRole?) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in words.indices where words[index].contains("@") {
            words[index] = identifier(words[index], .email)
        }
        let joined = words.joined(separator: " ")
        guard holdsNumber(joined, column) else { return joined }
        var (masked, run) = ("", 0)
        for scalar in joined.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit { run += 1 } else if scalar.properties.isAlphabetic { run = 0 }
            masked.unicodeScalars.append(isDigit && run > 3 ? "*" : scalar)
        }
        return masked
    }

    /// Whether a text holds a phone or the number of a card, as far as its column may.
    private static func holdsNumber(_ text: String, _ column: ColumnRole?) -> Bool {
        guard let column else { return false }
        let rules: [any TextRule] = [PersonalPhone(), PersonalCard()]
        return Array(text.utf8).withUnsafeBytes { bytes in
            let examined = ExaminedText(bytes: bytes, traits: TextTraits(of: bytes))
            return rules.contains { $0.applies(to: column) && $0.isFaulty(examined, in: column) }
        }
    }

    /// Whether a parameter of this name holds what people are called or where they live.
    static func isPersonal(_ name: String) -> Bool { personalNames.contains(name.lowercased()) }

    private static let personalNames: Set<String> = [
        "firstname", "lastname", "name", "fullname", "deliveryaddress", "address", "customername", "middlename",
    ]

    private static func beginning(_ text: Substring, _ count: Int) -> String {
        text.isEmpty ? "" : text.count <= count ? "***" : text.prefix(count) + "***"
    }
}
