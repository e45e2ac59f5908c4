extension FixedWidthInteger {
    /// The sum, or the border of the type that it would cross.
    @inline(__always)
    func addingClamped(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
