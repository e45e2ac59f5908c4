/// A city where customers live.
struct City: Sendable {
    /// The name in Latin letters.
    let latin: [UInt8]
    /// The name in Cyrillic letters; the Latin one where nobody writes it so.
    let cyrillic: [UInt8]
    /// Where it lies.
    let country: Country

    init(_ latin: String, _ cyrillic: String? = nil, in country: Country) {
        self.latin = Array(latin.utf8)
        self.cyrillic = Array((cyrillic ?? latin).utf8)
        self.country = country
    }
}

/// A country that the shop delivers to.
enum Country: Sendable {
    case ukraine
    case poland
    case germany
    case lithuania
    case czechia
    case unitedStates
    case canada

    /// The English name.
    var latin: StaticString {
        switch self {
        case .ukraine: "Ukraine"
        case .poland: "Poland"
        case .germany: "Germany"
        case .lithuania: "Lithuania"
        case .czechia: "Czechia"
        case .unitedStates: "USA"
        case .canada: "Canada"
        }
    }

    /// The code of the language spoken (ISO 639-1).
    var language: StaticString {
        switch self {
        case .ukraine: "uk"
        case .poland: "pl"
        case .germany: "de"
        case .lithuania: "lt"
        case .czechia: "cs"
        case .unitedStates, .canada: "en"
        }
    }

    /// What its people pay with.
    var currency: Currency {
        switch self {
        case .ukraine: .hryvnia
        case .poland, .germany, .lithuania, .czechia: .euro
        case .unitedStates, .canada: .dollar
        }
    }

    /// The calling code and a zero: no national number begins with a zero in these countries, so a phone made from it
    /// looks right and rings nowhere.
    var phonePrefix: StaticString {
        switch self {
        case .ukraine: "3800"
        case .poland: "480"
        case .germany: "490"
        case .lithuania: "3700"
        case .czechia: "4200"
        case .unitedStates, .canada: "10"
        }
    }
}

extension City {
    /// All cities with how many customers live there, in thousandths.
    static let all: [(city: City, weight: Int)] = [
        (City("Kyiv", "Київ", in: .ukraine), 250),
        (City("Lviv", "Львів", in: .ukraine), 105),
        (City("Odesa", "Одеса", in: .ukraine), 90),
        (City("Kharkiv", "Харків", in: .ukraine), 85),
        (City("Dnipro", "Дніпро", in: .ukraine), 80),
        (City("Vinnytsia", "Вінниця", in: .ukraine), 40),
        (City("Poltava", "Полтава", in: .ukraine), 32),
        (City("Zaporizhzhia", "Запоріжжя", in: .ukraine), 30),
        (City("Ivano-Frankivsk", "Івано-Франківськ", in: .ukraine), 28),
        (City("Chernivtsi", "Чернівці", in: .ukraine), 24),
        (City("Uzhhorod", "Ужгород", in: .ukraine), 18),
        (City("Kamianets-Podilskyi", "Кам'янець-Подільський", in: .ukraine), 12),
        (City("Warszawa", in: .poland), 40),
        (City("Kraków", in: .poland), 22),
        (City("Wrocław", in: .poland), 16),
        (City("Berlin", in: .germany), 28),
        (City("München", in: .germany), 18),
        (City("Vilnius", in: .lithuania), 14),
        (City("Praha", in: .czechia), 18),
        (City("New York", in: .unitedStates), 24),
        (City("Chicago", in: .unitedStates), 14),
        (City("Toronto", in: .canada), 12),
    ]
}
