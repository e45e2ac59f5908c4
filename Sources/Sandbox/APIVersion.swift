/// The versions of the vendor's interface that take events.
///
/// Yespo OpenAPI: values of parameters are texts in version 1 and any JSON in version 2.
package enum APIVersion: Int, Hashable, Sendable {
    /// `/api/v1`, which the vendor calls deprecated.
    case one = 1
    /// `/api/v2`.
    case two = 2
}
