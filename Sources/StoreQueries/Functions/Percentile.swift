internal import EventModel
internal import GRDBSQLite

/// `median(x)` and `percentile(x, p)` with p from 0 to 100: type 7 of Hyndman and Fan (1996), as everywhere in Muster.
///
/// The position is (n - 1) * p / 100 among the sorted numbers, linear between neighbours, worked out in decimals as long as
/// the numbers have at most 15 digits. NULL and texts that are no numbers are left out; of nothing it is NULL.
final class Percentile {
    private var numbers: [Double] = []
    private var percent: Double?
    private var fault: String?

    static func register(in connection: OpaquePointer?) {
        for (name, count) in [("median", Int32(1)), ("percentile", 2)] {
            sqlite3_create_function_v2(
                connection,
                name,
                count,
                SQLFunctions.pure,
                nil,
                nil,
                { context, count, values in
                    let arguments = FunctionArguments(count, values)
                    let percent = count == 1 ? 50 : SQLNumber(arguments[1])?.real
                    AggregateState.with(context, make: Percentile.init) { $0.take(arguments[0], percent) }
                },
                { context in
                    guard let state = AggregateState.last(Percentile.self, context) else {
                        return ResultSink(context).null()
                    }
                    state.put(into: ResultSink(context))
                },
                nil
            )
        }
    }

    private func take(_ value: OpaquePointer?, _ percent: Double?) {
        guard let percent, (0...100).contains(percent) else {
            fault = "percentile takes a number from 0 to 100 as its second argument"
            return
        }
        guard self.percent ?? percent == percent else {
            fault = "percentile takes the same second argument for all rows"
            return
        }
        self.percent = percent
        if let number = SQLNumber(value)?.real { numbers.append(number) }
    }

    private func put(into result: ResultSink) {
        if let fault { return result.error(fault) }
        guard let percent, !numbers.isEmpty else { return result.null() }
        numbers.sort()
        let position = Double(numbers.count - 1) * percent / 100
        let index = min(Int(position), numbers.count - 1)
        let low = numbers[index]
        guard index + 1 < numbers.count, numbers[index + 1] != low, position > Double(index) else {
            return result.real(low)
        }
        result.real(
            Self.between(low, numbers[index + 1], percent, index, numbers.count) ?? low + (numbers[index + 1] - low)
                * (position - Double(index))
        )
    }

    /// The place between two numbers in decimals; nil if they have too many digits for that.
    private static func between(_ low: Double, _ high: Double, _ percent: Double, _ index: Int, _ count: Int) -> Double?
    {
        guard let a = SQLNumber.real(low).scaled, let b = SQLNumber.real(high).scaled,
            let p = SQLNumber.real(percent).scaled
        else { return nil }
        // The part of the way in units of 10 to the power of -14, exact for a percent of up to 12 digits after the point.
        let part = Int128(count - 1) * p - Int128(index) * 100 * ExactDecimal.powersOfTen[SQLNumber.scale]
        let unit = 100 * ExactDecimal.powersOfTen[SQLNumber.scale]
        let (product, overflow) = (b - a).multipliedReportingOverflow(by: part)
        guard !overflow else { return nil }
        return ExactDecimal(mantissa: a + product / unit, scale: SQLNumber.scale).normalized.real
    }
}
