/// Why a request is refused as a whole: a status and a plain text, as the vendor's own errors are.
///
/// docs.yespo.io reference, getting-started-with-your-api: "Text details can be added to the response body". The
/// wording of each text is the sandbox's.
package struct Refusal: Error, Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// What is wrong.
    package let text: String

    /// Makes a refusal.
    package init(status: Int, _ text: String) {
        self.status = status
        self.text = text
    }
}
