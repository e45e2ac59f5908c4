/// A field of contacts that the vendor has by itself, under the one name that it has here, whatever a list calls it.
///
/// Sources: docs.yespo.io, files-preparation (First name, Last name, Address, Town, Region, Postcode, Language, Time zone,
/// and the additional list Personal with Birthday and Gender); Yespo OpenAPI, FileContactsBulkUpdate (the columns of an
/// upload), Contact and Address (the members of a bulk request).
package enum StandardContactField: String, CaseIterable, Sendable {
    /// The given name.
    case firstName
    /// The family name.
    case lastName
    /// Street and house.
    case address
    /// City or town.
    case city
    /// The region.
    case region
    /// The postal code.
    case postcode
    /// The language, such as `uk`.
    case languageCode
    /// The time zone, such as `Europe/Kyiv`.
    case timeZone
    /// The date of birth.
    case birthday
    /// The gender.
    case gender
    /// The vendor's free text.
    case additionalInfo

    /// The field that a name means: `First name`, `first_name` and `FIRSTNAME` are `firstName`; nil for other names.
    package init?(name: String) {
        let folded = Self.folded(name)
        guard let field = Self.allCases.first(where: { $0.names.contains(folded) }) else { return nil }
        self = field
    }

    /// A name in lower case, of its letters, digits and dots alone.
    package static func folded(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." })
    }

    private var names: [String] {
        switch self {
        case .firstName: ["firstname"]
        case .lastName: ["lastname"]
        case .address: ["address"]
        case .city: ["city", "town"]
        case .region: ["region"]
        case .postcode: ["postcode"]
        case .languageCode: ["languagecode", "language"]
        case .timeZone: ["timezone"]
        case .birthday: ["birthday", "personal.birthday"]
        case .gender: ["gender", "personal.gender"]
        case .additionalInfo: ["additionalinfo"]
        }
    }
}
