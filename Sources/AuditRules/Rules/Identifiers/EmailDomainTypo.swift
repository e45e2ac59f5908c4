internal import EventModel

/// Email addresses whose domain is one letter from that of a large provider.
struct EmailDomainTypo: TextRule {
    let text = RuleText(
        "email-domain-typo",
        .warning,
        "email with a likely typo in its domain",
        advice: "Ask the customer, or mend the domain: such letters go to nobody, or to a stranger.",
        source: """
            docs.yespo.io, import-faq: addresses with typos in the domain (gmeil.com, gmai.com) are not imported. Which typos \
            count is not published; here those one letter from a large provider, and the ending .con.
            """
    )

    func applies(to column: ColumnRole) -> Bool { column.identifier == .email }

    var traits: TextTraits? { .at }

    func isFaulty(_ text: ExaminedText, in column: ColumnRole) -> Bool {
        guard let address = text.identifier, let at = address.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let domain = UnsafeRawBufferPointer(rebasing: address[(at + 1)...])
        // Most are far from all of them, which takes no String to see.
        guard Self.isNearAny(domain) else { return false }
        return Self.isTypo(String(decoding: domain, as: UTF8.self))
    }

    /// Whether a domain ends as none should, or has about the length and an end of one that it may be meant to be.
    private static func isNearAny(_ domain: UnsafeRawBufferPointer) -> Bool {
        if domain.count >= 4, domain.suffix(4).elementsEqual(".con".utf8) { return true }
        return known.contains { name in
            // They have seven letters or more; where one is wrong, the first two or the last two are right.
            abs(name.count - domain.count) <= 1
                && (domain.prefix(2).elementsEqual(name.prefix(2)) || domain.suffix(2).elementsEqual(name.suffix(2)))
        }
    }

    private static let known = providers + YespoRules.mistypedMailDomains.map { Array($0.utf8) }

    static func isTypo(_ domain: String) -> Bool {
        if YespoRules.mistypedMailDomains.contains(domain) || domain.hasSuffix(".con") { return true }
        guard !realDomains.contains(domain) else { return false }
        let letters = Array(domain.utf8)
        return providers.contains { Neighbours.areOneStepApart(letters, $0) }
    }

    private static let providers = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "ukr.net"].map
    {
        Array($0.utf8)
    }

    /// Providers that differ in one letter from those.
    private static let realDomains: Set<String> = [
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "ukr.net", "mail.com", "email.com",
        "ymail.com",
        "fmail.com", "zmail.com", "vmail.com", "qmail.com", "gmail.co", "yahoo.co", "outlook.co", "icloud.co", "uk.net",
        "ur.net",
    ]
}
