/// The order of the parts of a date.
package enum DateOrder: String, CaseIterable, Hashable, Sendable {
    /// 2024-12-31, by ISO 8601; also with points or slashes. Such dates are read whatever the order is set to.
    case yearFirst = "year-first"
    /// 31.12.2024, 31/12/2024
    case dayFirst = "day-first"
    /// 12/31/2024
    case monthFirst = "month-first"

    /// How such a date is written, for messages.
    package var pattern: String {
        switch self {
        case .yearFirst: "YYYY-MM-DD"
        case .dayFirst: "DD.MM.YYYY"
        case .monthFirst: "MM/DD/YYYY"
        }
    }
}
