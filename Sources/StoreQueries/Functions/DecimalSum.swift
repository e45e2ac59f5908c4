internal import EventModel
internal import GRDBSQLite

/// `decimal_sum(x)`: the exact sum as a text with all its digits, `'1560.50'`; NULL if there is nothing to add.
///
/// Texts keep the digits that they were written with, as `total_text` of orders does; the sum has as many after the point
/// as the number that has most. Texts that are no numbers and NULL are left out.
final class DecimalSum {
    private var sum: ExactDecimal? = .zero

    static func register(in connection: OpaquePointer?) {
        sqlite3_create_function_v2(
            connection,
            "decimal_sum",
            1,
            SQLFunctions.pure,
            nil,
            nil,
            { context, count, values in
                let arguments = FunctionArguments(count, values)
                guard !arguments.isNull(0), sqlite3_value_type(arguments[0]) != SQLITE_BLOB else { return }
                // A real is written with the fewest digits that give it back, not with SQLite's fifteen.
                var digits: (number: ExactDecimal, isExact: Bool)?
                if sqlite3_value_type(arguments[0]) == SQLITE_FLOAT {
                    var text = "\(sqlite3_value_double(arguments[0]))"
                    digits = text.withUTF8 { DecimalText.reading(UnsafeRawBufferPointer($0)) }
                } else {
                    digits = DecimalText.reading(arguments.bytes(0))
                }
                guard let digits else { return }
                AggregateState.with(context, make: DecimalSum.init) { $0.add(digits.isExact ? digits.number : nil) }
            },
            { context in
                let result = ResultSink(context)
                guard let state = AggregateState.last(DecimalSum.self, context) else { return result.null() }
                guard let sum = state.sum else { return result.error("the sum has too many digits") }
                result.text(sum.description)
            },
            nil
        )
    }

    /// Adds a number; nil is one of more digits than there is room for.
    private func add(_ number: ExactDecimal?) {
        sum = number.flatMap { sum?.adding($0) }
    }
}
