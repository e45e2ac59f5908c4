/// Who a customer is and how they shop; twenty-odd bytes, since a large shop has millions of them.
struct Customer: Sendable {
    /// How often somebody buys.
    enum Pace: UInt8, Sendable, CaseIterable {
        case hardlyEver
        case nowAndThen
        case regular
        case frequent
        case devoted

        /// The share of customers, in hundredths.
        var share: Int {
            switch self {
            case .hardlyEver: 40
            case .nowAndThen: 28
            case .regular: 20
            case .frequent: 9
            case .devoted: 3
            }
        }

        /// How often they order in relation to the others.
        ///
        /// With ten orders to a customer it is about the number of their orders in three years.
        var weight: Int {
            switch self {
            case .hardlyEver: 1
            case .nowAndThen: 4
            case .regular: 12
            case .frequent: 35
            case .devoted: 110
            }
        }
    }

    /// The day of the first possible order, counted from the shop's first day.
    let joined: Int16
    /// The day from which on they hardly buy any more.
    let lapses: Int16
    /// Index into the cities.
    let city: UInt8
    /// Index into the given names of their country.
    let givenName: UInt8
    /// Index into the family names of their country.
    let familyName: UInt8
    /// Index of the category that they like most.
    let favourite: UInt8
    /// Index of the category that they like second.
    let second: UInt8
    /// 0 for example.com, 1 for example.org, 2 for example.net.
    let mailDomain: UInt8
    /// How often they buy.
    let pace: Pace
    /// True if they take the dearer of two things.
    let isGenerous: Bool
    /// True if they buy presents at the end of the year and nothing else.
    let isSeasonal: Bool
    /// True if they never made an account: their email is all that is known.
    let isGuest: Bool
    /// True if their email is known.
    let hasEmail: Bool
    /// True if their phone is known.
    let hasPhone: Bool
    /// True if they write their name and city in Cyrillic letters.
    let writesCyrillic: Bool
}

extension Customer {
    /// Draws a customer who joins on the given day.
    init(joining day: Int, categoryWeights: [Int], random: inout RandomSource) {
        let place = random.index(weighted: Self.cityWeights)
        let isUkrainian = City.all[place].city.country == .ukraine
        let given = isUkrainian ? PersonName.ukrainianGiven.count : PersonName.otherGiven.count
        let family = isUkrainian ? PersonName.ukrainianFamily.count : PersonName.otherFamily.count
        let pace = Pace(rawValue: UInt8(random.index(weighted: Self.paceShares))) ?? .regular
        let favourite = random.index(weighted: categoryWeights)
        // Somebody who buys often stays for longer.
        let stay = random.chance(350) ? random.within(40...400) : random.within(400...3_000)
        let isGuest = random.chance(40)
        joined = Int16(clamping: day)
        lapses = Int16(clamping: day + stay * (pace.weight > 12 ? 2 : 1))
        city = UInt8(place)
        givenName = UInt8(random.below(given))
        familyName = UInt8(random.below(family))
        self.favourite = UInt8(favourite)
        second = UInt8((favourite + 1 + random.below(categoryWeights.count - 1)) % categoryWeights.count)
        mailDomain = UInt8(random.index(weighted: [70, 18, 12]))
        self.pace = pace
        isGenerous = random.chance(180)
        isSeasonal = random.chance(60)
        self.isGuest = isGuest
        hasEmail = random.chance(860) || isGuest
        hasPhone = random.chance(700) && !isGuest
        writesCyrillic = isUkrainian && random.chance(780)
    }

    /// The country that they live in.
    var country: Country { City.all[Int(city)].city.country }

    /// True if they may order on this day.
    func buys(on index: Int, of day: ShopCalendar.Day) -> Bool {
        index < Int(lapses) && (!isSeasonal || day.month >= 11)
    }

    private static let cityWeights = City.all.map(\.weight)
    private static let paceShares = Pace.allCases.map(\.share)
}
