/// The ways in which an integer stream can hold its list; the raw value is the code in the file.
///
/// A stream contains other streams only of a smaller code, so nesting always ends.
@usableFromInline package enum StreamEncoding: UInt8, CaseIterable, Sendable {
    /// One value, however often it comes.
    case constant = 0
    /// Equal-width bit fields: multiples of a divisor above a base.
    case packed = 1
    /// Differences between neighbours, packed in blocks of 1,024 values that each start anew.
    case delta = 2
    /// The distinct values in ascending order, and packed positions among them.
    case dictionary = 3
    /// Lengths of runs of one value, and the value of each run.
    case runs = 4
    /// A list in which each value far from its neighbours is replaced by the one before; where these are, and what they are.
    case patched = 5
}
