/// Contacts in parallel columns, ascending, with what their orders come to.
struct ContactColumns<Amount: Sendable>: Sendable {
    var contacts: [UInt32] = []
    /// How many orders each has.
    var orders: [UInt32] = []
    /// The same as numbers to be scored.
    var frequencies: [Int64] = []
    /// Whole days from the date of the last order to the as-of date; ``RFMFigures/never`` without one.
    var recencyDays: [Int64] = []
    /// The sum of the totals.
    var amounts: [Amount] = []
}
