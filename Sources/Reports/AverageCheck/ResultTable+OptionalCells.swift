internal import EventModel
internal import Presentation

extension ResultTable.Cell {
    /// A text, if there is one.
    init(text: String?) { self = text.map { .text($0) } ?? .missing }

    /// A whole number, if there is one.
    init(count: Int?) { self = count.map { .integer($0) } ?? .missing }

    /// A number with all its digits, if there is one.
    init(money: ExactDecimal?) { self = money.map { .decimal($0.description) } ?? .missing }
}
