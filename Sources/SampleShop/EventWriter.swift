/// Writes events as lines of JSON, in the form of the vendor's samples: type, key, parameters, time.
struct EventWriter: Sendable {
    /// The lines.
    var output = LineBuffer(capacity: 0)
    /// One basket for all events.
    var basket = Basket()
    /// The basket's goods.
    let catalogue: Catalogue
    let calendar: ShopCalendar

    private let cities = City.all.map(\.city)
    private let ukrainianGiven = PersonName.ukrainianGiven
    private let ukrainianFamily = PersonName.ukrainianFamily
    private let otherGiven = PersonName.otherGiven
    private let otherFamily = PersonName.otherFamily
    private let ukraineInCyrillic = Array("Україна".utf8)

    init(catalogue: Catalogue, calendar: ShopCalendar) {
        self.catalogue = catalogue
        self.calendar = calendar
    }

    /// Writes one event as a line.
    mutating func write(_ event: ScheduledEvent, of customer: Customer) {
        switch event.kind {
        case .created, .updated, .revised, .delivered, .cancelled: writeOrder(event, of: customer)
        case .productViewed, .categoryViewed, .searched, .cartUpdated: writeVisit(event, of: customer)
        }
        output.append("],\"occurred\":\"")
        append(time: Int(event.occurred), seconds: false)
        output.append("\"}\n")
    }

    /// Begins the event: its type, its key, and the parameters that say who it is.
    ///
    /// Whoever has an account and an email is always named by both, or by the email alone, so that the two never look
    /// like two people.
    mutating func begin(
        _ type: StaticString,
        of event: ScheduledEvent,
        by customer: Customer,
        onlyEmail: Bool,
        phone: Bool
    ) {
        output.append("{\"eventTypeKey\":\"")
        output.append(type)
        output.append("\",\"keyValue\":\"")
        if customer.hasEmail {
            appendEmail(of: customer, index: Int(event.customer))
            output.append("\",\"params\":[{\"name\":\"email\",\"value\":\"")
            appendEmail(of: customer, index: Int(event.customer))
        } else {
            appendIdentifier(index: Int(event.customer))
            output.append("\",\"params\":[{\"name\":\"externalCustomerId\",\"value\":\"")
            appendIdentifier(index: Int(event.customer))
        }
        output.append("\"}")
        if customer.hasEmail && !customer.isGuest && !onlyEmail {
            output.append(",{\"name\":\"externalCustomerId\",\"value\":\"")
            appendIdentifier(index: Int(event.customer))
            output.append("\"}")
        }
        if phone && customer.hasPhone {
            parameter("phone")
            output.append(customer.country.phonePrefix)
            // The factor shares no divisor with the modulus, so different customers have different phones.
            output.append(Int(event.customer) * 61_803_399 % 100_000_000, digits: 8)
            output.append("\"}")
        }
    }

    /// Begins a parameter with a text; the caller appends the text and closes it with a quote and a bracket.
    mutating func parameter(_ name: StaticString) {
        output.append(",{\"name\":\"")
        output.append(name)
        output.append("\",\"value\":\"")
    }

    /// Writes a parameter with a text that stands in the source.
    mutating func parameter(_ name: StaticString, _ text: StaticString) {
        parameter(name)
        output.append(text)
        output.append("\"}")
    }

    /// Begins a parameter whose value is no text; the caller appends the value and closes with a bracket.
    mutating func rawParameter(_ name: StaticString) {
        output.append(",{\"name\":\"")
        output.append(name)
        output.append("\",\"value\":")
    }

    /// Writes a parameter with an amount in hundredths as text, as the vendor's samples do.
    mutating func parameter(_ name: StaticString, hundredths: Int) {
        parameter(name)
        output.append(hundredths: hundredths)
        output.append("\"}")
    }

    /// Appends a time given in seconds since the shop's first midnight, to the second or to the minute.
    mutating func append(time: Int, seconds: Bool) {
        let (day, second) = time.quotientAndRemainder(dividingBy: ShopCalendar.secondsInDay)
        output.append(calendar.dateTexts, from: day * 10, count: 10)
        output.append("T")
        output.append(second / 3_600, digits: 2)
        output.append(":")
        output.append(second / 60 % 60, digits: 2)
        if seconds {
            output.append(":")
            output.append(second % 60, digits: 2)
        }
    }

    /// Writes the customer's names, city, country and language.
    mutating func writePerson(_ customer: Customer) {
        let isUkrainian = customer.country == .ukraine
        let given = isUkrainian ? ukrainianGiven[Int(customer.givenName)] : otherGiven[Int(customer.givenName)]
        let family = isUkrainian ? ukrainianFamily[Int(customer.familyName)] : otherFamily[Int(customer.familyName)]
        let city = cities[Int(customer.city)]
        parameter("firstName")
        output.append(customer.writesCyrillic ? given.cyrillic : given.latin)
        output.append("\"}")
        parameter("lastName")
        output.append(customer.writesCyrillic ? family.cyrillic : family.latin)
        output.append("\"}")
        parameter("city")
        output.append(customer.writesCyrillic ? city.cyrillic : city.latin)
        output.append("\"}")
        parameter("country")
        if customer.writesCyrillic { output.append(ukraineInCyrillic) } else { output.append(city.country.latin) }
        output.append("\"}")
        parameter("languageCode", isUkrainian && !customer.writesCyrillic ? "en" : city.country.language)
    }

    private mutating func appendIdentifier(index: Int) {
        output.append("AV")
        output.append(index + 10_000)
    }

    private mutating func appendEmail(of customer: Customer, index: Int) {
        let isUkrainian = customer.country == .ukraine
        output.append((isUkrainian ? ukrainianGiven : otherGiven)[Int(customer.givenName)].mail)
        output.append(".")
        output.append((isUkrainian ? ukrainianFamily : otherFamily)[Int(customer.familyName)].mail)
        output.append(index + 1)
        switch customer.mailDomain {
        case 0: output.append("@example.com")
        case 1: output.append("@example.org")
        default: output.append("@example.net")
        }
    }
}
