internal import EventModel

/// A bulk request for contacts.
///
/// Yespo OpenAPI, ContactsBulkUpdate. Lists (`groupNames`), custom fields and events for new contacts are not followed.
struct ContactRequest: Sendable {
    /// The contacts that can be taken.
    let forms: [ContactForm]
    /// The contacts that cannot, each with an `error`.
    let failed: [JSONValue]
    /// What tells contacts apart where they have no externalCustomerId.
    let dedupeOn: DedupeField
    /// The fields that an update sets, and empties where the form has none; nil for all.
    let fields: Set<String>?

    /// Reads a request.
    ///
    /// - Throws: 400 with what is wrong with it; what is wrong with one contact leaves the others as they are.
    init(_ value: JSONValue) throws(Refusal) {
        let contacts = try RequestReader.list("contacts", of: value, atMost: YespoRules.contactsPerRequest)
        dedupeOn = try Self.dedupeField(value["dedupeOn"])
        fields = try Self.fields(value["contactFields"])
        var (forms, failed): ([ContactForm], [JSONValue]) = ([], [])
        for contact in contacts {
            do throws(ContactFault) {
                forms.append(try ContactForm(contact, dedupeOn: dedupeOn))
            } catch {
                failed.append(error.reported(with: contact))
            }
        }
        (self.forms, self.failed) = (forms, failed)
    }

    private static func dedupeField(_ value: JSONValue?) throws(Refusal) -> DedupeField {
        guard case .text(let name)? = value else { throw Refusal(status: 400, "dedupeOn is required") }
        guard YespoRules.contactMatches.contains(name) else {
            throw Refusal(
                status: 400,
                "dedupeOn must be one of \(YespoRules.contactMatches.joined(separator: ", "))"
            )
        }
        guard let field = DedupeField(rawValue: name) else {
            throw Refusal(status: 400, "The sandbox does not match contacts by \(name)")
        }
        return field
    }

    private static func fields(_ value: JSONValue?) throws(Refusal) -> Set<String>? {
        switch value {
        case nil, .null?: return nil
        case .list(let names)?:
            var fields: Set<String> = []
            for name in names {
                guard case .text(let name) = name, YespoRules.contactFields.contains(name) || name == "ordersInfo"
                else {
                    throw Refusal(
                        status: 400,
                        "contactFields must be a list of \(YespoRules.contactFields.joined(separator: ", "))"
                    )
                }
                fields.insert(name)
            }
            return fields
        default: throw Refusal(status: 400, "contactFields must be a list")
        }
    }
}

/// What tells contacts apart in a bulk request; of the vendor's list all but `fieldId`.
enum DedupeField: String {
    case email
    case sms
    case push
    case emailOrSMS = "email_or_sms"
    case id
    case externalCustomerId

    /// The kinds of identifier that it looks at, in this order.
    var kinds: [IdentifierKind] {
        switch self {
        case .email: [.email]
        case .sms: [.phone]
        case .push: [.pushToken]
        case .emailOrSMS: [.email, .phone]
        case .id: [.contactId]
        case .externalCustomerId: [.externalCustomerId]
        }
    }
}
