import Testing

@testable import AuditRules

struct `A text` {
    @Test(arguments: [
        ("Ð»Ð°Ð¼Ð¿Ð°", true), ("CafÃ©", true), ("donâ€™t", true), ("a\u{FFFD}b", true), ("Р»Р°РјРїР°", true),
        ("лампа", false), ("Різдво, Рєпін, Сімʼя", false), ("Café", false), ("Ñandú", false), ("Ðorđe", false),
        ("Ærø, Århus, façade", false), ("„Росія“ — ні", false),
    ])
    func `was read in a wrong encoding, or not`(text: String, isBroken: Bool) {
        #expect(TextBrokenEncoding.isBroken(text) == isBroken)
    }

    @Test(arguments: [
        ("4111111111111111", true), ("5555555555554444", true), ("378282246310005", true), ("4111111111111112", false),
        ("1234567812345670", false), ("411111111111111", false), ("30569309025904", false),
    ])
    func `is the number of a card by scheme, length and check digit`(digits: String, isOne: Bool) {
        #expect(CardNumber.isOne(Array(digits.utf8)) == isOne)
    }

    @Test(arguments: [
        ("call +380 44 000-00-03 now", [true]), ("id a4111111111111111b", []), ("2024-12-30", [false]),
        ("4111 1111 1111 1111", [false]), ("12   34", [false, false]), ("https://shop/item/123456", []),
    ])
    func `has runs of digits that stand alone`(text: String, pluses: [Bool]) {
        let runs = Array(text.utf8).withUnsafeBytes { Array(DigitRuns(in: $0, separators: " -")) }
        #expect(runs.map(\.hasPlus) == pluses)
    }

    @Test(arguments: [
        ("kyiv", "kiyv", true), ("lviv", "lvi", true), ("odesa", "odessa", true), ("abc", "abd", true),
        ("abc", "abc", false), ("abcd", "badc", false), ("abc", "abcde", false), ("", "a", true), ("ab", "", false),
    ])
    func `is one slip of the finger from another one, or not`(left: String, right: String, areNear: Bool) {
        #expect(Neighbours.areOneStepApart(Array(left), Array(right)) == areNear)
        #expect(Neighbours.areOneStepApart(Array(right), Array(left)) == areNear)
    }

    @Test(arguments: [
        ("12,50", true), ("-3,5", true), ("1 250,00", true), ("1,250", false), ("12,", false), (",5", false),
        ("1,2,3", false), ("12.50", false), ("abc", false),
    ])
    func `has a decimal comma and is sound but for it, or not`(text: String, isComma: Bool) {
        #expect(Array(text.utf8).withUnsafeBytes { AmountText.isDecimalComma($0) } == isComma)
    }

    @Test(arguments: [
        ("ordercreated", "orderCreated"), ("orderCanceled", "orderCancelled"), ("order_delivered", "orderDelivered"),
        ("orderUpdate", "orderUpdated"), ("orderCreated", nil), ("productViewed", nil), ("orderPaid", nil),
    ])
    func `is nearly the name of an order event, or not`(type: String, meant: String?) {
        #expect(EventTypeMisspelt.orderType(near: type) == meant)
    }
}

struct `Every rule` {
    @Test func `has an id of its own in lower case with hyphens, and says what to do and where it comes from`() {
        var ids: Set<String> = []
        for rule in Audit.rules {
            #expect(ids.insert(rule.id).inserted, "\(rule.id)")
            #expect(rule.id.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }, "\(rule.id)")
            #expect(rule.advice.hasSuffix(".") || rule.advice.contains("Leave out:"), "\(rule.id): \(rule.advice)")
            #expect(rule.source.hasSuffix("."), "\(rule.id): \(rule.source)")
            #expect(!rule.title.hasSuffix("."), "\(rule.id): \(rule.title)")
        }
    }
}
