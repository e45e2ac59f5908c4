/// How many contacts have one combination of truths of the conditions.
package struct TruthCombination: Hashable, Sendable {
    /// The truths: bit i is one where condition i holds.
    package let mask: UInt64
    /// How many contacts of the universe have exactly these truths.
    package let contacts: Int

    /// Makes a count.
    package init(mask: UInt64, contacts: Int) {
        self.mask = mask
        self.contacts = contacts
    }
}
