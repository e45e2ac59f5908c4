internal import EventModel
internal import GRDBSQLite

/// `sum`, `total` and `avg` in place of SQLite's own: they add decimals, so that 0.1 and 0.2 are 0.3.
///
/// Each number counts as the decimal that it was written as, up to 15 digits with at most 12 after the point; other
/// numbers are added as reals. Texts that are numbers count as such, other texts and NULL not at all. As in SQLite, the sum
/// of integers is an integer, that of nothing NULL, and `total` a real in any case.
final class ExactSum {
    private var sum: Int128 = 0
    private var others = 0.0
    private var otherCount = 0
    private var count = 0
    private var realCount = 0
    private var overflowed = false

    static func register(in connection: OpaquePointer?) {
        register("sum", in: connection, value: { $1.putSum($0) }, nothing: { $0.null() })
        register("total", in: connection, value: { $0.real($1.real) }, nothing: { $0.real(0) })
        register("avg", in: connection, value: { $1.putMean($0) }, nothing: { $0.null() })
    }

    private final class Results {
        let value: (ResultSink, ExactSum) -> Void
        let nothing: (ResultSink) -> Void

        init(value: @escaping (ResultSink, ExactSum) -> Void, nothing: @escaping (ResultSink) -> Void) {
            self.value = value
            self.nothing = nothing
        }
    }

    private static func register(
        _ name: String,
        in connection: OpaquePointer?,
        value: @escaping (ResultSink, ExactSum) -> Void,
        nothing: @escaping (ResultSink) -> Void
    ) {
        sqlite3_create_window_function(
            connection,
            name,
            1,
            SQLFunctions.pure,
            Unmanaged.passRetained(Results(value: value, nothing: nothing)).toOpaque(),
            { context, _, values in ExactSum.take(values?[0], 1, context) },
            { context in ExactSum.put(AggregateState.last(ExactSum.self, context), context) },
            { context in ExactSum.put(AggregateState.current(ExactSum.self, context), context) },
            { context, _, values in ExactSum.take(values?[0], -1, context) },
            { results in if let results { Unmanaged<AnyObject>.fromOpaque(results).release() } }
        )
    }

    /// Adds a value, or takes it away again when it leaves the window.
    private static func take(_ value: OpaquePointer?, _ sign: Int, _ context: OpaquePointer?) {
        guard let number = SQLNumber(value) else { return }
        AggregateState.with(context, make: ExactSum.init) { $0.take(number, sign) }
    }

    private static func put(_ sum: ExactSum?, _ context: OpaquePointer?) {
        guard let data = sqlite3_user_data(context) else { return }
        let (results, sink) = (Unmanaged<Results>.fromOpaque(data).takeUnretainedValue(), ResultSink(context))
        guard let sum, sum.count > 0 else { return results.nothing(sink) }
        guard !sum.overflowed else { return sink.error("the sum has too many digits") }
        results.value(sink, sum)
    }

    @inline(__always)
    private func take(_ number: SQLNumber, _ sign: Int) {
        count += sign
        if case .real = number { realCount += sign }
        guard let scaled = number.scaled else {
            otherCount += sign
            others = otherCount == 0 ? 0 : others + Double(sign) * number.real
            return
        }
        let (next, overflow) = sum.addingReportingOverflow(sign > 0 ? scaled : -scaled)
        sum = next
        if overflow { overflowed = true }
    }

    private var real: Double {
        let exact = ExactDecimal(mantissa: sum, scale: SQLNumber.scale).normalized.real
        return otherCount == 0 ? exact : exact + others
    }

    private func putSum(_ result: ResultSink) {
        guard realCount == 0 else { return result.real(real) }
        guard let whole = Int64(exactly: sum / ExactDecimal.powersOfTen[SQLNumber.scale]) else {
            return result.error("integer overflow")
        }
        result.integer(whole)
    }

    private func putMean(_ result: ResultSink) {
        result.real(real / Double(count))
    }
}
