/// What a value of an event is made of a cell as.
package enum ValueKind: String, CaseIterable, Hashable, Sendable {
    /// The text without blanks at its ends.
    case text
    /// A JSON number with the digits of the cell.
    case number
    /// A text; what a spreadsheet took for a number, `17850.0`, loses its zeros.
    case code
    /// A text of digits: `+38 (067) 123-45-67` is `380671234567`.
    case phone
    /// A date, with the time if there is one.
    case date

    /// What a parameter or a member of an order line of this name is, unless the map says otherwise.
    ///
    /// Yespo support, Sending Orders via the API Resource Generate event: the numbers and the date of an order.
    static func usual(of name: String) -> ValueKind {
        switch name {
        case "totalCost", "shipping", "discount", "taxes", "quantity", "cost", "price": .number
        case "date", "occurred": .date
        default: .text
        }
    }
}
