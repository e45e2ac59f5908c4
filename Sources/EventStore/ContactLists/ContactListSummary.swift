/// What an import of contact lists did.
package struct ContactListSummary: Sendable {
    /// Counts of rows of this run: `read = stored + duplicate + rejected`.
    package var rows = ImportSummary.Events()
    /// The counts of each list, in the order in which they were read.
    package var sources: [ImportSummary.Source] = []
    /// Contacts that this run made.
    package var newContacts = 0
    /// The first rejections of this run, for the user to look at.
    package var rejections: [RejectedEvent] = []
    /// Whether it was stopped before the end of the input.
    package var wasInterrupted = false
}
