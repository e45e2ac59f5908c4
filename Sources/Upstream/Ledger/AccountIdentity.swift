internal import EventModel

/// Which account a key belongs to, as a hash of what the vendor says of the account.
///
/// Several keys of an account give the same; the key itself has no part in it.
package struct AccountIdentity: Hashable, Sendable {
    let hash: EventKey.Fingerprint
    /// The account's name for people; nil if the service tells none.
    package let name: String?

    /// Reads the reply of the account's method: the organisation's number if there is one, else its name and user.
    ///
    /// Yespo OpenAPI, Get account info; the vendor's plug-ins see an orgId too. A service that tells nothing of its account
    /// is taken to have one.
    package init(_ reply: Reply) {
        let value = JSONValue(parsing: reply.text)
        func text(_ name: String) -> String? {
            switch value?[name] {
            case .text(let text)?: text.isEmpty ? nil : text
            case .number(let digits)?: digits
            default: nil
            }
        }
        name = text("organisationName") ?? text("userEmail")
        let parts = text("orgId").map { ["orgId", $0] } ?? [text("organisationName") ?? "", text("userEmail") ?? ""]
        hash = EventKey.Fingerprint(of: parts.joined(separator: "\n"))
    }
}
