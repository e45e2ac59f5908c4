/// What kind of thing identifies a contact; the cases stand in the order in which they are tried, strongest first.
///
/// The order is `YespoRules.identifierPrecedence`. Raw values are stored in files and never change.
package enum IdentifierKind: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// The vendor's own number of the contact.
    case contactId = 0
    /// The contact's number in the shop's system.
    case externalCustomerId = 1
    /// An email address.
    case email = 2
    /// A telephone number.
    case phone = 3
    /// The token of a mobile or web push subscription.
    case pushToken = 4
    /// The vendor's additional field that is called contact key.
    case contactKey = 5

    /// The kind that a parameter of this name identifies by default, whatever its case; nil for other names.
    ///
    /// The names are `YespoRules.identifierParameterNames`. Case is that of ASCII letters alone.
    package init?(parameterName: String) {
        let folded = Self.folded(parameterName)
        guard let named = Self.names.first(where: { $0.folded == folded }) else { return nil }
        self = named.kind
    }

    /// The kind under the name that pages, columns and options use for it: `externalCustomerId`.
    package var name: String {
        switch self {
        case .contactId: "contactId"
        case .externalCustomerId: "externalCustomerId"
        case .email: "email"
        case .phone: "phone"
        case .pushToken: "pushToken"
        case .contactKey: "contactKey"
        }
    }

    /// A dozen: looking at all of them takes less than making a table of them for each process.
    private static let names = allCases.flatMap { kind in
        YespoRules.identifierParameterNames(of: kind).map { (folded: folded($0), kind: kind) }
    }

    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.map { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    }
}

extension IdentifierKind: Comparable {
    /// Kinds that are tried earlier come first.
    package static func < (left: IdentifierKind, right: IdentifierKind) -> Bool {
        left.rawValue < right.rawValue
    }
}
