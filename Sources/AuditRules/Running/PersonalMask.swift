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

    /// Free text with what looks like an email, a phone or a card replaced by its beginning.
    static func freeText(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in words.indices where words[index].contains("@") {
            words[index] = identifier(words[index], .email)
        }
        var masked = ""
        var run = 0
        let joined = words.joined(separator: " ")
        let hasManyDigits = joined.unicodeScalars.count { $0.properties.numericType == .decimal } >= 9
        guard hasManyDigits else { return joined }
        for scalar in joined.unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit { run += 1 } else if scalar.properties.isAlphabetic { run = 0 }
            masked.unicodeScalars.append(isDigit && run > 3 ? "*" : scalar)
        }
        return masked
    }

    /// Whether a parameter of this name holds what people are called or where they live.
    static func isPersonal(_ name: String) -> Bool { personalNames.contains(name.lowercased()) }

    private static let personalNames: Set<String> = [
        "firstname", "lastname", "name", "fullname", "deliveryaddress", "address", "customername", "middlename",
    ]

    private static func beginning(_ text: Substring, _ count: Int) -> String {
        text.count <= count ? "***" : text.prefix(count) + "***"
    }
}
