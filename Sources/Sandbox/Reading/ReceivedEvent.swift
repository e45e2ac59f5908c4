internal import EventModel

/// An event of a request that has the form that the vendor's interface asks for.
struct ReceivedEvent: Hashable, Sendable {
    /// The eventTypeKey.
    let eventType: String
    /// What stands under `occurred`, of whatever kind; nil if nothing does.
    let occurred: JSONValue?
    /// What its parameters identify the contact by; of several of one kind the first counts.
    let identifiers: IdentifierSet
    /// What it says about an order; nil if its type builds none.
    let order: OrderStatement?
    /// The whole event as JSON without blanks.
    let text: [UInt8]
}

/// What an event or a request says about an order, before it is known whose order it is.
struct OrderStatement: Hashable, Sendable {
    /// The order's externalOrderId; nil if there is none.
    let order: String?
    /// What is said; its contact, number and time are not.
    let event: OrderEvent
}

extension Identifier {
    /// The identifier that a value gives: a text, or a number by its digits; nil if it stands for none.
    init?(kind: IdentifierKind, value: JSONValue?) {
        switch value {
        case .text(let text)?, .number(let text)?: self.init(kind: kind, text: text)
        default: return nil
        }
    }
}
