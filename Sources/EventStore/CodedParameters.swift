internal import EventModel

/// The parameters whose texts always get a dictionary code: contacts and orders are found by comparing codes.
enum CodedParameters {
    static let orderIdentifier = "externalOrderId"
    static let status = "status"
    static let currency = "currency"

    static func contains(_ name: String) -> Bool {
        name == orderIdentifier || name == status || name == currency
            || IdentifierKind(parameterName: name) != nil
    }
}
