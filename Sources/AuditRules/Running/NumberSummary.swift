internal import EventStore

/// What one pass over a column shows of its numbers, so that most rules need no look at each.
struct NumberSummary {
    /// Whether all values that are there and not null are numbers.
    private(set) var areAllNumbers = true
    /// The least and the greatest digits, as if there were no point.
    private(set) var least = Int64.max
    private(set) var greatest = Int64.min
    /// The most digits after the point.
    private(set) var greatestScale: UInt16 = 0

    init(of values: ColumnBuffer) {
        if let common = values.commonClass, common == .absent || common == .null { return }
        let (classes, digits, scales) = (values.classes, values.values, values.extras)
        for row in classes.indices {
            switch classes[row] {
            case .number, .numberText:
                least = min(least, digits[row])
                greatest = max(greatest, digits[row])
                greatestScale = max(greatestScale, scales[row])
            case .absent, .null: break
            default:
                areAllNumbers = false
                return
            }
        }
    }
}
