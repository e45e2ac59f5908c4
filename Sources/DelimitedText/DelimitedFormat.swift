/// The format of a delimited text, as it was set or detected.
package struct DelimitedFormat: Hashable, Sendable {
    /// The encoding.
    package let encoding: TextEncoding
    /// What stands between two cells.
    package let delimiter: Delimiter
    /// The decimal sign of its numbers.
    package let decimalMark: DecimalMark
    /// The order of the parts of its dates.
    package let dateOrder: DateOrder
    /// The decimal sign, if the numbers tell it beyond doubt.
    package let certainDecimalMark: DecimalMark?
    /// The order of the parts of dates, if they tell it beyond doubt.
    package let certainDateOrder: DateOrder?
    /// What could be otherwise than it was detected, a sentence each.
    package let doubts: [String]
}

extension DelimitedFormat: CustomStringConvertible {
    /// The format in words: `utf-8, comma, decimal point, dates DD.MM.YYYY`.
    package var description: String {
        "\(encoding), \(delimiter), decimal \(decimalMark.rawValue), dates \(dateOrder.pattern)"
    }
}
