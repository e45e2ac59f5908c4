import Testing

@testable import AuditRules

struct `An email address` {
    @Test(arguments: [
        "olena@example.com", "a@b.co", "first.last+tag@sub.example.com", "o'brien@example.ie", "user_name@exa-mple.com",
        "x@xn--80ak6aa92e.com", "test@пошта.укр", "123@123.com", "a@example.museum", "!#$%@example.com",
        "\(String(repeating: "n", count: 64))@example.com",
    ])
    func `is what a mail form takes`(address: String) {
        #expect(EmailSyntax.isAddress(address))
        #expect(Array(address.utf8).withUnsafeBytes { EmailSyntax.isAddress($0) })
    }

    @Test(arguments: [
        "", "@", "olena", "olena@", "@example.com", "olena@example", "olena@@example.com", "a b@example.com",
        ".olena@example.com", "olena.@example.com", "ole..na@example.com", "olena@.com", "olena@example..com",
        "olena@-example.com", "olena@example-.com", "olena@example.com.", "olena@example.123", "\"olena\"@example.com",
        "olena@[127.0.0.1]", "olena(comment)@example.com", "olena@exa_mple.com", "ole,na@example.com",
        "\(String(repeating: "n", count: 65))@example.com", "a@\(String(repeating: "d", count: 64)).com",
        "a@\(String(repeating: "abcdefghi.", count: 26))com",
    ])
    func `is nothing else`(text: String) {
        #expect(!EmailSyntax.isAddress(text))
        #expect(Array(text.utf8).withUnsafeBytes { !EmailSyntax.isAddress($0) })
    }

    @Test(arguments: [
        ("gmial.com", true), ("gmeil.com", true), ("gmai.com", true), ("gmail.con", true), ("gmaill.com", true),
        ("hotmial.com", true), ("ukr.ner", true), ("firm.con", true), ("gmail.com", false), ("mail.com", false),
        ("ymail.com", false), ("example.com", false), ("email.com", false), ("gmx.com", false), ("ukr.net", false),
    ])
    func `has a likely typo in its domain, or not`(domain: String, isTypo: Bool) {
        #expect(EmailDomainTypo.isTypo(domain) == isTypo)
    }
}
