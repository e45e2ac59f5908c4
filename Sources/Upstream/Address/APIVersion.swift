internal import EventModel

/// The version of the vendor's interface that past events are posted to.
package enum APIVersion: Int, CaseIterable, Sendable {
    /// Values are texts; whatever else a value is goes as JSON inside a text.
    case one = 1
    /// Values are any JSON.
    case two = 2

    /// The path that past events are posted to.
    ///
    /// Yespo OpenAPI, Generate past events V1 and V2.
    package var pastEventsPath: String {
        switch self {
        case .one: YespoRules.deletePastEventsPath
        case .two: YespoRules.pastEventsPath
        }
    }
}
