internal import DelimitedText

/// What the first rows of a table show of one column.
struct ColumnSample {
    /// The column's name.
    let name: String
    /// Different values in the order in which they came, as many as are kept.
    private(set) var values: [String] = []
    /// How many rows have a value.
    private(set) var filled = 0
    private var dates = 0
    private var numbers = 0
    private var wholeWithPoint = 0
    private var emails = 0
    private var phones = 0
    /// Whether rows of one order have different values.
    var differsInOrders = false

    static let mostValues = 60

    init(name: String) {
        self.name = name
    }

    /// Looks at a trimmed cell that is not empty.
    mutating func see(_ cell: UnsafeRawBufferPointer, _ format: DelimitedFormat) {
        filled += 1
        let text = String(decoding: cell.prefix(200), as: UTF8.self)
        if values.count < Self.mostValues, !values.contains(text) { values.append(text) }
        if DateCell(cell, order: format.dateOrder) != nil { dates += 1 }
        if NumberCell.number(cell, format.decimalMark) != nil { numbers += 1 }
        if text.hasSuffix(".0"), text.dropLast(2).allSatisfy(\.isNumber) { wholeWithPoint += 1 }
        if Self.isEmail(text) { emails += 1 }
        if Self.isPhone(text) { phones += 1 }
    }

    /// Whether the values are dates.
    var isDate: Bool { isMost(dates) }
    /// Whether every single value is a date.
    var hasOnlyDates: Bool { filled > 0 && dates == filled }
    /// Whether the values are numbers.
    var isNumber: Bool { isMost(numbers) }
    /// Whether all values are whole numbers that a spreadsheet wrote with a point.
    var isWholeWithPoint: Bool { filled > 0 && wholeWithPoint == filled }
    /// Whether the values are emails.
    var isEmail: Bool { isMost(emails) }
    /// Whether the values look like phones.
    var isPhone: Bool { isMost(phones) }
    /// Whether most values begin with a plus, as only phones do.
    var isInternational: Bool { isPhone && Self.isMost(values.count { $0.hasPrefix("+") }, of: values.count) }

    /// Whether so many values are most of them: three quarters.
    ///
    /// Files are dirty, and one 31.02.2024 must not hide the column of dates: that row is rejected when it is converted.
    private func isMost(_ count: Int) -> Bool { Self.isMost(count, of: filled) }

    private static func isMost(_ count: Int, of all: Int) -> Bool { all > 0 && count * 4 >= all * 3 }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
    }

    private static func isPhone(_ text: String) -> Bool {
        let digits = text.count { $0.isNumber }
        return (9...15).contains(digits) && text.allSatisfy { $0.isNumber || "+()- .".contains($0) }
    }
}
