/// An identifier or a field of the contact passes a test: `contact.email ends with "@gmail.com"`.
package struct ContactCondition: Hashable, Sendable {
    /// The identifier's kind, or the field of a contact list.
    package let field: Name
    /// What is asked of its value.
    package let test: ValueTest

    /// Makes a condition.
    package init(_ field: Name, _ test: ValueTest) {
        self.field = field
        self.test = test
    }
}
