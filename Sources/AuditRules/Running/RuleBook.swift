/// All rules, in the order in which they are listed, and those of them that one audit asks.
struct RuleBook {
    /// The rules that are asked.
    let rules: [any AuditRule]

    init(off: Set<String>, settings: AuditSettings? = nil) {
        rules = Self.rules(settings).filter { !off.contains($0.text.id) }
    }

    /// The rules of a family with their numbers.
    func of<Family>(_ family: (any AuditRule) -> Family?) -> [(number: Int, rule: Family)] {
        rules.enumerated().compactMap { number, rule in family(rule).map { (number, $0) } }
    }

    /// What has to be gathered of all events for the rules.
    var needs: SurveyNeeds {
        let ofStore = of { $0.onStore }.reduce(into: SurveyNeeds()) { $0.formUnion($1.rule.needs) }
        return of { $0.onOrders }.reduce(into: ofStore) { needs, asked in
            needs.formUnion(asked.rule.traits.isSubset(of: .faulty) ? .faultyOrders : .orders)
        }
    }

    /// All rules, with nothing said of the account.
    static let all = rules(nil)

    private static func rules(_ settings: AuditSettings?) -> [any AuditRule] {
        shape + occurred + identifiers(settings) + orders(settings) + items + values
    }

    private static let shape: [any AuditRule] = [
        FileUnreadable(), JSONBroken(), NotAnEvent(), EventTypeMissing(), EventTypeTooLong(),
        EventTypeForbiddenCharacter(),
        EventTypeMisspelt(), EventTypesTooMany(), KeyMissing(), KeyEmpty(), KeyNotText(), KeyTooLong(),
        KeyForbiddenCharacter(), ParametersMissing(), ParameterMalformed(), ParameterRepeated(), ParameterNameTooLong(),
        ParameterNameOdd(), ParametersTooMany(), RequiredParameterMissing(), MemberUnknown(), EventTooLarge(),
        RequestTooLarge(), NestingTooDeep(),
    ]

    private static let occurred: [any AuditRule] = [
        TimeMissing(), OccurredMissing(), OccurredUnreadable(), OccurredFormat(), OccurredFuture(),
        OccurredBeforeRetention(), DateDiffers(),
    ]

    private static func identifiers(_ settings: AuditSettings?) -> [any AuditRule] {
        [
            NoIdentifier(), IdentifierNameUnknown(), IdentifierEmpty(), IdentifierTooLong(), IdentifierRepeated(),
            EmailMalformed(), EmailDomainTypo(), EmailUppercase(), PhoneNotInternational(), PhoneDecorated(),
            PhoneOfOtherCountry(callingCode: settings?.callingCode), IdentifierOnSeveralContacts(),
            ContactWithSeveral(),
            ContactsDisagree(), IdentifierCase(), ContactUnknown(),
        ]
    }

    private static func orders(_ settings: AuditSettings?) -> [any AuditRule] {
        [
            OrderIdentifierMissing(), OrderTotalMissing(), OrderStatusMissing(), OrderDateMissing(),
            OrderParameterMisspelt(), OrderIdentifierWeak(), OrderStatusUnknown(), OrderDateUnreadable(),
            OrderDateForm(),
            OrderDateFuture(), OrderTotalNotNumber(), OrderTotalDecimalComma(), OrderAmountNotNumber(),
            OrderTotalNegative(), OrderTotalZero(), TotalDiffers(), TotalOfLineTotals(), TotalWithShipping(),
            TotalWithDiscount(), CurrencyMissing(), CurrencyUnknown(), CurrencyUnsupported(),
            CurrencyOfOthers(currency: settings?.currency), CurrenciesMixed(), OrderUnknown(), UpdateCreates(),
            OrderCreatedTwice(), StatusGoesBack(), OrderCurrencyChanges(), OrdersNeverDelivered(),
        ]
    }

    private static let items: [any AuditRule] = [
        ItemsUnreadable(), ItemFieldRequired(), ItemFieldOfGuide(), ItemCategoryMissing(), ItemQuantityUnusable(),
        ItemQuantityFraction(), ItemCostUnusable(), ItemCostZero(), ItemRepeated(),
    ]

    private static let values: [any AuditRule] = [
        DuplicateEvent(), NearDuplicateNames.categories, NearDuplicateNames.cities, KindsMixed(), NamesDifferInCase(),
        NearlyAlwaysEmpty(), ValueEmpty(), TextUntrimmed(), TextDoubleBlank(), TextOddBlank(), TextBrokenEncoding(),
        TextControlCharacter(), PersonalEmail(), PersonalPhone(), PersonalCard(),
    ]
}
