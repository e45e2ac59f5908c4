/// The month and day of a contact's date come round: `contact.birthday anniversary in next 7 days`.
package struct AnniversaryCondition: Hashable, Sendable {
    /// The field that holds a date.
    package let field: Name
    /// How many days after today still count: 0 is `anniversary today`, at most 366.
    package let daysAhead: Int

    /// Makes a condition.
    package init(_ field: Name, daysAhead: Int) {
        self.field = field
        self.daysAhead = daysAhead
    }
}
