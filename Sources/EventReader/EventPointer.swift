/// A JSON Pointer (RFC 6901) to an event, kept as numbers until somebody wants to read it.
package struct EventPointer: Hashable, Sendable {
    /// Which of the forms the event was found in.
    package enum Form: UInt8, Sendable {
        /// A value of its own: the pointer is empty.
        case value
        /// An element of a list: `/3`.
        case list
        /// An element of a request's `events`: `/events/3`.
        case request
        /// An element of the `events` of a request in a list: `/2/events/5`.
        case listOfRequests
    }

    /// The form.
    package let form: Form
    /// The 0-based position of the request in its list; 0 in the other forms.
    package let request: Int
    /// The 0-based position of the event in its list; 0 for a value of its own.
    package let element: Int

    /// Makes a pointer.
    package init(form: Form, request: Int = 0, element: Int = 0) {
        self.form = form
        self.request = request
        self.element = element
    }

    /// The pointer as RFC 6901 writes it.
    package var text: String { text(of: .events) }

    /// The pointer as RFC 6901 writes it, to an element of a list of another name.
    package func text(of subject: StreamSubject) -> String {
        switch form {
        case .value: ""
        case .list: "/\(element)"
        case .request: "/\(subject.listName)/\(element)"
        case .listOfRequests: "/\(request)/\(subject.listName)/\(element)"
        }
    }
}
