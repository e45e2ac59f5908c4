internal import EventModel

/// A contact as a bulk request gives it.
struct ContactForm: Sendable {
    /// What identifies it; of several channels of one kind the first counts.
    let identifiers: IdentifierSet
    /// The values of its other fields, under the names of `contactFields`.
    let values: [String: String]

    private static let kindsOfChannels: [String: IdentifierKind] = [
        "email": .email, "sms": .phone, "mobilepush": .pushToken, "webpush": .pushToken,
    ]
    /// Channels through which a contact is reached, but not found.
    private static let otherChannels = ["viber", "appinbox", "widget", "inapp"]
    private static let plainFields = ["firstName", "lastName", "languageCode", "timeZone"]
    private static let addressFields = ["address", "town", "region", "postcode"]

    /// Reads a contact.
    init(_ value: JSONValue, dedupeOn: DedupeField) throws(ContactFault) {
        guard case .object = value else { throw ContactFault("A contact must be an object") }
        var identifiers = try Self.channels(value["channels"])
        for (kind, name) in [
            (IdentifierKind.contactId, "id"), (.externalCustomerId, "externalCustomerId"), (.contactKey, "contactKey"),
        ] {
            identifiers[kind] = Identifier(kind: kind, value: value[name])
        }
        guard identifiers[.externalCustomerId] != nil || dedupeOn.kinds.contains(where: { identifiers[$0] != nil })
        else {
            throw ContactFault("The contact has no value of \(dedupeOn.rawValue), which dedupeOn asks for")
        }
        self.identifiers = identifiers
        var values: [String: String] = [:]
        for name in Self.plainFields { values[name] = value[name]?.plainText }
        for name in Self.addressFields { values[name] = value["address"]?[name]?.plainText }
        self.values = values
    }

    private static func channels(_ value: JSONValue?) throws(ContactFault) -> IdentifierSet {
        guard case .list(let channels)? = value else { throw ContactFault("channels must be a list") }
        var identifiers = IdentifierSet()
        for channel in channels {
            guard case .text(let type)? = channel["type"] else { throw ContactFault("A channel has no type") }
            guard let kind = kindsOfChannels[type] else {
                if otherChannels.contains(type) { continue }
                throw ContactFault("There is no channel \(type)")
            }
            guard let identifier = Identifier(kind: kind, value: channel["value"]) else {
                throw ContactFault("The \(type) channel has no value")
            }
            guard isPlausible(identifier) else { throw ContactFault("Invalid \(type): \(identifier.value)") }
            if identifiers[kind] == nil { identifiers[kind] = identifier }
        }
        return identifiers
    }

    /// Whether an address has two sides and a phone digits alone; the vendor's own patterns are not published.
    private static func isPlausible(_ identifier: Identifier) -> Bool {
        switch identifier.kind {
        case .email:
            let sides = identifier.value.split(separator: "@", omittingEmptySubsequences: false)
            return sides.count == 2
                && sides.allSatisfy { side in !side.isEmpty && !side.contains(where: \.isWhitespace) }
        case .phone: return identifier.value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        default: return true
        }
    }
}

/// Why a contact of a bulk request, or an order, cannot be taken.
struct ContactFault: Error {
    let text: String

    init(_ text: String) { self.text = text }

    /// The contact with its error, as a reply lists it.
    func reported(with contact: JSONValue) -> JSONValue {
        guard case .object(let members) = contact else { return .members(["error": .text(text)]) }
        return .object(members + [JSONMember(name: "error", value: .text(text))])
    }
}

extension JSONValue {
    /// A text, or a number by its digits.
    fileprivate var plainText: String? {
        switch self {
        case .text(let text), .number(let text): text
        default: nil
        }
    }
}
