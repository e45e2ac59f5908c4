/// Counts what dates of a text speak for an order of day, month and year.
struct DateOrderEvidence {
    private var yearFirst = 0
    private var dayFirst = 0
    private var monthFirst = 0
    /// Dates in points whose day and month could change places; people write these day first.
    private var inPoints = 0
    /// A date whose day and month could change places, such as `03/04/2024`.
    private var ambiguous: String?

    /// Looks at a trimmed cell.
    mutating func see(_ cell: UnsafeRawBufferPointer) {
        guard cell.count >= 6, cell.count <= 40, CellBytes.isDigit(cell[0]) else { return }
        let isDayFirst = DateCell(cell, order: .dayFirst)
        guard let date = isDayFirst ?? DateCell(cell, order: .monthFirst) else { return }
        if date.isYearFirst {
            yearFirst += 1
        } else if isDayFirst == nil {
            monthFirst += 1
        } else if DateCell(cell, order: .monthFirst) == nil {
            dayFirst += 1
        } else if date.separator == UInt8(ascii: ".") {
            inPoints += 1
        } else if ambiguous == nil {
            ambiguous = String(decoding: cell, as: UTF8.self)
        }
    }

    /// The order that the dates tell beyond doubt; dates that begin with the year tell it only of themselves.
    var certain: DateOrder? {
        switch (dayFirst, monthFirst) {
        case (1..., 0): .dayFirst
        case (0, 1...): .monthFirst
        default: yearFirst > 0 && inPoints == 0 && ambiguous == nil ? .yearFirst : nil
        }
    }

    /// The order that the dates speak for.
    var order: DateOrder {
        if dayFirst > 0 || monthFirst > 0 { return monthFirst > dayFirst ? .monthFirst : .dayFirst }
        return inPoints > 0 || ambiguous != nil ? .dayFirst : .yearFirst
    }

    /// What could be otherwise; nil where nothing could.
    func doubt(about order: DateOrder) -> String? {
        if dayFirst > 0, monthFirst > 0 {
            return "some dates have the day first and some the month; \(order.rawValue) was taken; "
                + "dates that do not fit are rejected, and others may be wrong"
        }
        guard dayFirst == 0, monthFirst == 0, let ambiguous else { return nil }
        return
            "\(ambiguous) may be day first or month first, and no date of the sample tells which; day first was taken; "
            + "set the dates month-first if that is wrong"
    }
}
