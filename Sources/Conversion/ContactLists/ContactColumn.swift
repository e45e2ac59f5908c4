internal import EventModel

/// What a column of a contact list is, or a member of a contact in JSON.
enum ContactColumn: Hashable {
    /// An identifier; what a row gives beside its first one of the kind goes to a field of this name.
    case identifier(IdentifierKind, otherwise: String)
    /// A field of this name; a date is written as `YYYY-MM-DD`, whatever its order.
    case field(String, isDate: Bool)
    /// Nothing that is kept.
    case leftOut

    /// What a name means by itself: an identifier, a field that the vendor has, or else a field of that name.
    ///
    /// Blanks, hyphens, underscores and case make no difference to the first two.
    init(named name: String) {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        if let kind = IdentifierKind(parameterName: letters) ?? Self.otherNames[letters] {
            self = .identifier(kind, otherwise: name)
        } else if let field = StandardContactField(name: name) {
            self = .field(field.rawValue, isDate: field == .birthday)
        } else {
            self = .field(name, isDate: false)
        }
    }

    /// The names of identifiers in contact lists that are no names of parameters: Yespo OpenAPI, Channel and Contact;
    /// docs.yespo.io, files-preparation (External ID).
    private static let otherNames: [String: IdentifierKind] = [
        "externalid": .externalCustomerId, "viber": .phone, "mobilepush": .pushToken, "webpush": .pushToken,
    ]

    /// The column in words: what it is kept as.
    var words: String {
        switch self {
        case .identifier(let kind, _): kind.name
        case .field(let name, let isDate): isDate ? "\(name) (a date)" : name
        case .leftOut: "left out"
        }
    }
}
