/// Defects of the making and the times of events.
extension DefectStories {
    mutating func plantShapes() {
        plant("json-broken", line: #"{"eventTypeKey":"productViewed","params":[],"occurred":}"#)
        plant("not-an-event", line: #""an event that is only a text""#)
        plant("event-type-missing", line: #"{"keyValue":"v1","params":[],"occurred":"2024-12-30T10:00"}"#)
        plant("event-type-too-long", event: .view(next()).having(type: String(repeating: "promo", count: 21)))
        plant("event-type-forbidden-character", event: .view(next()).having(type: "promo/clicked"))
        plant("event-type-misspelt", event: .order(next()).having(type: "orderCanceled"))
        plant("keyvalue-missing", event: .view(next()).having(key: .some(nil)))
        plant("keyvalue-empty", event: .view(next()).having(key: "\"\""))
        plant("keyvalue-not-text", event: .view(next()).having(key: "12345"))
        plant(
            "keyvalue-too-long",
            event: .view(next()).having(key: PlantedEvent.quoted(String(repeating: "k", count: 301)))
        )
        plant("keyvalue-forbidden-character", event: .view(next()).having(key: PlantedEvent.quoted("O'Brien")))
        plant(
            "params-missing",
            "no-identifier",
            line: #"{"eventTypeKey":"pageViewed","keyValue":"v2","occurred":"2024-12-30T10:00"}"#
        )
        plant(
            "parameter-malformed",
            line:
                #"{"eventTypeKey":"pageViewed","keyValue":"v3","params":[{"name":"email","value":"visitor3@example.com"},"#
                + #"{"name":"page"}],"occurred":"2024-12-30T10:00"}"#
        )
        let repeated = PlantedEvent.view(next()).adding("color", "\"red\"").adding("color", "\"blue\"")
        plant("parameter-repeated", event: repeated)
        plant("parameter-name-too-long", event: .view(next()).adding(String(repeating: "long", count: 26), "1"))
        plant("parameter-name-blank", event: .view(next()).adding("colour ", "\"red\""))
        var many = PlantedEvent.view(next())
        for index in 1...47 { many = many.adding("trait\(index)", "1") }
        plant("parameters-too-many", event: many)
        var unknown = PlantedEvent.view(next())
        unknown.members = #""campaign":"winter","#
        plant("member-unknown", event: unknown)
        let long = String(repeating: "All lamps of the winter season. ", count: 650) + "End"
        plant("event-too-large", event: .view(next()).adding("description", PlantedEvent.quoted(long)))
        plant("nesting-too-deep", event: .view(next()).with("product", #"{"productId":"200100","sizes":[1,2]}"#))
    }

    mutating func plantTimes() {
        plant("time-missing", event: .view(next()).having(occurred: .some(nil)))
        plant("occurred-missing", event: .order(next()).having(occurred: .some(nil)))
        plant("occurred-unreadable", event: .view(next()).having(occurred: #""2024-02-30T09:00""#))
        plant("occurred-format", event: .view(next()).having(occurred: #""2024-12-30T10:15:30""#))
        plant("occurred-future", event: .view(next()).having(occurred: #""2098-12-30T10:15""#))
        plant("occurred-before-retention", event: .view(next()).having(occurred: #""2012-12-30T10:15""#))
        plant("occurred-differs-from-date", event: .order(next()).with("date", #""2023-12-30T10:00:00""#))
    }

    mutating func plantIdentifiers() {
        plant("no-identifier", event: .view(next()).without("email", "externalCustomerId"))
        let unmapped = PlantedEvent.view(next()).without("email", "externalCustomerId")
        plant("identifier-name-unknown", "no-identifier", event: unmapped.adding("client_id", "\"PV7\""))
        plant("identifier-empty", event: .view(next()).with("email", "\"null\""))
        let longIdentifier = PlantedEvent.quoted(String(repeating: "P", count: 301))
        plant("identifier-too-long", event: .view(next()).with("externalCustomerId", longIdentifier))
        plant("identifier-repeated", event: .view(next()).adding("UserEmail", "\"second@example.com\""))
        plant("email-malformed", event: .view(next()).with("email", "\"anna..kovalenko@example\""))
        plant("email-domain-typo", event: .view(next()).with("email", "\"visitor7@gmial.com\""))
        plant("email-uppercase", event: .view(next()).with("email", "\"Visitor8@example.com\""))
        plant("phone-not-international", event: .view(next()).adding("phone", "\"0440000001\""))
        plant("phone-decorated", event: .view(next()).adding("phone", "\"+380 (44) 000-00-02\""))
        plantSharedIdentifiers()
    }

    private mutating func plantSharedIdentifiers() {
        let shared = PlantedEvent.view(next())
        plant(event: shared)
        let other = shared.with("externalCustomerId", "\"PV-other\"").having(occurred: PlantedEvent.time(next()))
        plant("identifier-on-several-contacts", "identifiers-of-several-contacts", event: other)
        let strong = PlantedEvent.view(next())
        plant(event: strong)
        let moved = strong.with("email", "\"moved@example.com\"").having(occurred: PlantedEvent.time(next()))
        plant("contact-with-several-identifiers", event: moved)
        plant(event: .view(next()).without("email").with("externalCustomerId", "\"PV-lamp\""))
        plant(
            "identifier-case-differs",
            event: .view(next()).without("email").with("externalCustomerId", "\"pv-Lamp\"")
        )
    }
}
