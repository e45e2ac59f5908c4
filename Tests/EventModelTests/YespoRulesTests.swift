import EventModel
import Testing

/// The lists against each other, and the figures against the vendor's pages as read by hand.
struct YespoRulesTests {
    @Test func `the figures are those of the pages`() {
        #expect(YespoRules.pastEventsPerRequest == 500)
        #expect(YespoRules.ordersPerRequest == 1_000)
        #expect(YespoRules.contactsPerRequest == 3_000)
        #expect(YespoRules.safeEventBodyBytes == 20 * 1_000)
        #expect(YespoRules.greatestEventBodyBytes == 20 * 1_024)
        #expect(YespoRules.eventTypeKeyLength == 100)
        #expect(YespoRules.parameterNameLength == 100)
        #expect(YespoRules.keyValueLength == 300)
        #expect(YespoRules.segmentedEventTypes == 50)
    }

    @Test func `all fourteen characters are forbidden and those of an email are not`() {
        #expect(YespoRules.forbiddenKeyCharacters.count == 14)
        #expect(Set("<;’\\/|\"`'^?!,>".unicodeScalars) == YespoRules.forbiddenKeyCharacters)
        #expect(YespoRules.forbiddenKeyCharacters.isDisjoint(with: "john.doe+x@your-company.com".unicodeScalars))
    }

    @Test(arguments: [
        ("POST", "/api/v2/past_events", 100), ("POST", "/api/v2/event", 350), ("DELETE", "/api/v1/past_events", 5),
        ("GET", "/api/v1/past_events", 200), ("POST", "/api/v1/orders", 200),
    ])
    func `a request has its own limit or the shared one`(_ method: String, _ path: String, _ expected: Int) {
        #expect(YespoRules.requestsPerSecond(method: method, path: path) == expected)
    }

    @Test func `a status of a past event is found under the vendor's name and says something of its own`() {
        #expect(YespoRules.PastEventStatus(rawValue: "OCCURRED_TIME_TOO_DEPTH") == .occurredTooOld)
        #expect(YespoRules.PastEventStatus(rawValue: "accepted") == nil)
        let meanings = YespoRules.PastEventStatus.allCases.map(\.meaning)
        #expect(meanings.count == 7 && Set(meanings).count == 7)
    }

    @Test func `a page's required item fields are item fields and hold the two that all agree on`() {
        for source in YespoRules.ItemRequirement.allCases {
            #expect(Set(source.fields).isSubset(of: YespoRules.itemFields))
            #expect(Set(source.fields).isSuperset(of: YespoRules.requiredItemFields))
        }
        #expect(YespoRules.requiredItemFields == ["externalItemId", "quantity"])
        #expect(YespoRules.contestedItemFields == ["name", "cost", "url", "imageUrl", "category"])
    }

    @Test func `no default name of an identifier belongs to two kinds`() {
        let names = IdentifierKind.allCases.flatMap(YespoRules.identifierParameterNames).map { $0.lowercased() }
        #expect(names.count == 13)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: YespoRules.documentedEventTypes)
    func `a documented event type names each of its parameters once`(_ eventType: String) {
        let parameters = YespoRules.documentedParameters(of: eventType)
        #expect(Set(parameters).count == parameters.count)
        #expect(parameters.contains("email"))
    }

    @Test func `every event type is documented once`() {
        #expect(Set(YespoRules.documentedEventTypes).count == YespoRules.documentedEventTypes.count)
        #expect(YespoRules.documentedEventTypes.contains("orderABANDONED_SHOPPING_CART"))
        #expect(!YespoRules.documentedEventTypes.contains("orderCreatd"))
    }

    @Test(arguments: [
        ("orderCreated", "totalCost", true), ("orderUpdated", "deliveryAddress", true), ("orderCreated", "city", true),
        ("pageViewed", "page", true), ("pageViewed", "totalCost", false), ("cartUpdated", "recycleStateId", true),
        ("ownEvent", "SMS", true), ("ownEvent", "externalCustomerId", true), ("ownEvent", "items", false),
    ])
    func `a parameter is documented for its event types`(_ eventType: String, _ parameter: String, _ expected: Bool) {
        #expect(YespoRules.documentedParameters(of: eventType).contains(parameter) == expected)
    }

    @Test func `what an order must have is among what is documented for it`() {
        let documented = Set(YespoRules.documentedParameters(of: "orderCreated"))
        #expect(documented.isSuperset(of: YespoRules.requiredOrderParameters))
        #expect(documented.isSuperset(of: YespoRules.contestedOrderParameters))
        #expect(documented.isSuperset(of: YespoRules.orderIdentifiers))
    }

    @Test func `fields are documented inside the parameters that hold objects`() {
        #expect(YespoRules.documentedFields(ofParameter: "items").contains("category"))
        #expect(YespoRules.documentedFields(ofParameter: "products").contains("quantity"))
        #expect(YespoRules.documentedFields(ofParameter: "totalCost").isEmpty)
    }
}
