/// Defects of texts, and of values that many events have together.
extension DefectStories {
    mutating func plantTexts() {
        let texts = [
            ("value-empty", ""), ("text-untrimmed", "a lamp "), ("text-double-blank", "a  lamp"),
            ("text-odd-blank", "a\u{A0}lamp"), ("text-broken-encoding", "Ð»Ð°Ð¼Ð¿Ð°"),
            ("text-control-character", "a\\u0001lamp"),
            ("personal-email", "write to olena@example.com"), ("personal-phone", "call +380 44 000 00 03"),
            ("personal-card", "paid with 4111 1111 1111 1111"),
        ]
        for (rule, text) in texts { plant(rule, event: .view(next()).adding("comment", "\"\(text)\"")) }
        plant("personal-card", event: .view(next()).adding("payment", "4111111111111111"))
    }

    mutating func plantAcrossEvents() {
        let once = PlantedEvent.view(next())
        plant(event: once)
        plant("duplicate-event", event: once)
        plant(event: .order(next()).adding("city", "\"Nova Kakhovka\""))
        plant("city-near-duplicate", event: .order(next()).adding("city", "\"Nova-Kakhovka\""))
        let tents = PlantedEvent.line(13).replacing("\"home\"", with: "\"Camping tents\"")
        plant(event: .order(next(), total: "250.00", lines: [tents]))
        let oddTents = tents.replacing("Camping tents", with: "camping tents")
        plant("category-near-duplicate", event: .order(next(), total: "250.00", lines: [oddTents]))
        for _ in 1...2 { plant(event: .view(next()).adding("rating", "5")) }
        plant("parameter-kinds-mixed", event: .view(next()).adding("rating", "\"high\""))
        for _ in 1...2 { plant(event: .view(next()).adding("loyaltyLevel", "\"gold\"")) }
        plant("names-differ-in-case", event: .view(next()).adding("LoyaltyLevel", "\"gold\""))
        for _ in 1...19 { plant(event: .view(next()).having(type: "surveyAnswered").adding("answer", "null")) }
        let last = PlantedEvent.view(next()).having(type: "surveyAnswered").adding("answer", "null")
        plant(whole: "parameter-nearly-always-empty", event: last)
        for index in 1...50 { plant(event: .view(next()).having(type: "stepReached\(index)")) }
        plant(whole: "event-types-too-many", event: .view(next()).having(type: "stepReached51"))
    }
}
