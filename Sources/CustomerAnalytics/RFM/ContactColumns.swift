/// Contacts in parallel columns, ascending, with what their orders come to.
struct ContactColumns<Amount: Sendable>: Sendable {
    var contacts: [UInt32] = []
    /// How many orders each has.
    var orders: [UInt32] = []
    /// The day of the last order by its date; the least number without one.
    var lastDays: [Int32] = []
    /// The sum of the totals.
    var amounts: [Amount] = []
}
