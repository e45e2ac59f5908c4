import EventModel
import TestSupport
import Testing

struct IdentifierTests {
    // MARK: - Names

    @Test(arguments: [
        ("ContactId", IdentifierKind.contactId), ("contact_id", .contactId), ("CONTACTID", .contactId),
        ("externalCustomerId", .externalCustomerId), ("EXTERNALCUSTOMERID", .externalCustomerId),
        ("email", .email), ("EmailAddress", .email), ("userEmail", .email), ("contactEMAIL", .email),
        ("phone", .phone), ("sms", .phone), ("SMS", .phone), ("phonenumber", .phone),
        ("pushToken", .pushToken), ("ContactKey", .contactKey), ("contact_key", .contactKey),
    ])
    func `a default name tells its kind whatever its case`(_ name: String, _ kind: IdentifierKind) {
        #expect(IdentifierKind(parameterName: name) == kind)
    }

    @Test(arguments: [
        "customerEmail", "email_client", "client_id", "user_phone", "id", "", " email", "contact id",
        "externalCustomerIds",
        "еmail", "\u{212A}ontactKey", "contact\u{212A}ey",
    ])
    func `other names tell none`(_ name: String) {
        #expect(IdentifierKind(parameterName: name) == nil)
    }

    @Test func `kinds are tried from the vendor's own number down to the contact key`() {
        let names = ["contactId", "externalCustomerId", "email", "phone", "pushToken", "contactKey"]
        #expect(IdentifierKind.allCases.sorted().map(\.name) == names)
        #expect(IdentifierKind.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    }

    @Test func `a kind is found under its own name`() {
        for kind in IdentifierKind.allCases { #expect(IdentifierKind(parameterName: kind.name) == kind) }
    }

    // MARK: - Values

    static let values: [(IdentifierKind, String, String?)] = [
        (.externalCustomerId, "A", "A"),
        (.externalCustomerId, "  A 1 ", "A 1"),
        (.externalCustomerId, "\u{A0}\t\u{3000}A\u{2009}\r\n", "A"),
        (.externalCustomerId, "Ключ-1", "Ключ-1"),
        (.externalCustomerId, "", nil),
        (.externalCustomerId, " \u{A0} ", nil),
        (.externalCustomerId, "null", nil),
        (.externalCustomerId, " null ", nil),
        (.externalCustomerId, "undefined", nil),
        (.externalCustomerId, "NULL", "NULL"),
        (.externalCustomerId, "nulls", "nulls"),
        (.externalCustomerId, "0", "0"),
        (.externalCustomerId, "+380-50", "+380-50"),
        (.contactId, "1234567890", "1234567890"),
        (.pushToken, " fAb:9_- ", "fAb:9_-"),
        (.contactKey, "undefined ", nil),
        (.email, " John@YourCompany.COM ", "john@yourcompany.com"),
        (.email, "ПОШТА@Приклад.УКР", "пошта@приклад.укр"),
        (.email, "ЇЖАК@Ґанок.ua", "їжак@ґанок.ua"),
        (.email, "\u{FEFF}a@x.com", "\u{FEFF}a@x.com"),
        (.email, "a+b-c@x.com", "a+b-c@x.com"),
        (.email, "Null", nil),
        (.email, "UNDEFINED", nil),
        (.phone, "+380 50 123-45-67", "380501234567"),
        (.phone, "+38 (050) 123 45 67", "380501234567"),
        (.phone, "380501234567", "380501234567"),
        (.phone, "+380\u{A0}50\u{202F}123\u{2011}45\u{2013}67", "380501234567"),
        (.phone, "[38]{050}1234567", "380501234567"),
        (.phone, "38050\u{AD}1234567", "380501234567"),
        (.phone, "050.123.45.67", "050.123.45.67"),
        (.phone, "+ ( ) -", nil),
        (.phone, "null", nil),
        (.phone, "\u{A0}", nil),
    ]

    @Test(arguments: values)
    func `a value takes the form of its kind`(_ kind: IdentifierKind, _ text: String, _ expected: String?) {
        #expect(Identifier.normalized(text, kind: kind) == expected)
        #expect(Identifier(kind: kind, text: text)?.value == expected)
        #expect(viaBytes(text, kind) == expected)
    }

    @Test(arguments: IdentifierKind.allCases)
    func `text and bytes agree on anything`(_ kind: IdentifierKind) {
        let pieces = [
            " ", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{1C}", "\u{0}", "\u{85}", "\u{A0}", "\u{2011}", "+", "-", "(",
            ")", "[",
            "]", "{", "}", ".", "a", "Z", "@", "Ї", "ß", "İ", "é", "e\u{301}", "null", "undefined", "N", "5",
            "\u{1F600}",
        ]
        var random = Dice(seed: UInt64(kind.rawValue))
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }.joined()
            let expected = Identifier.normalized(text, kind: kind)
            #expect(viaBytes(text, kind).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
            // A normal form is its own normal form.
            if let expected { #expect(Identifier.normalized(expected, kind: kind) == expected) }
        }
    }

    private func viaBytes(_ text: String, _ kind: IdentifierKind) -> String? {
        var output = Array("before".utf8)
        let found = Array(text.utf8).withUnsafeBytes { Identifier.appendNormalized($0, kind: kind, to: &output) }
        #expect(output.prefix(6).elementsEqual("before".utf8))
        #expect(found || output.count == 6)
        return found ? String(decoding: output.dropFirst(6), as: UTF8.self) : nil
    }
}
