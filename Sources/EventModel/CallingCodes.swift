/// The calling codes of countries from which shops of the vendor's customers sell.
package enum CallingCodes {
    /// The calling code of a country (ITU-T E.164), by the country's two letters (ISO 3166-1) or by the code itself.
    package static func code(of country: String) -> String? {
        if (1...3).contains(country.utf8.count), country.utf8.allSatisfy({ (48...57).contains($0) }),
            country.first != "0"
        {
            return country
        }
        return codes.first { $0.country == country.uppercased() }?.code
    }

    /// The countries that are known, by their two letters.
    package static var countries: [String] { codes.map(\.country) }

    private static let codes: [(country: String, code: String)] = [
        ("AM", "374"), ("AT", "43"), ("AZ", "994"), ("BE", "32"), ("BG", "359"), ("CA", "1"), ("CH", "41"),
        ("CY", "357"),
        ("CZ", "420"), ("DE", "49"), ("DK", "45"), ("EE", "372"), ("ES", "34"), ("FI", "358"), ("FR", "33"),
        ("GB", "44"),
        ("GE", "995"), ("GR", "30"), ("HR", "385"), ("HU", "36"), ("IE", "353"), ("IL", "972"), ("IT", "39"),
        ("KG", "996"),
        ("KZ", "7"), ("LT", "370"), ("LV", "371"), ("MD", "373"), ("NL", "31"), ("NO", "47"), ("PL", "48"),
        ("PT", "351"),
        ("RO", "40"), ("RS", "381"), ("SE", "46"), ("SI", "386"), ("SK", "421"), ("TR", "90"), ("UA", "380"),
        ("US", "1"),
        ("UZ", "998"),
    ]
}
