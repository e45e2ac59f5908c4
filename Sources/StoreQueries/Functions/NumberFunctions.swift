internal import GRDBSQLite

/// `number(x)`: the number that x is, also if it is a text such as `'258.0'`; NULL for everything else.
enum NumberFunctions {
    static func register(in connection: OpaquePointer?) {
        sqlite3_create_function_v2(
            connection,
            "number",
            1,
            SQLFunctions.pure,
            nil,
            { context, count, values in
                let result = ResultSink(context)
                switch SQLNumber(FunctionArguments(count, values)[0]) {
                case .integer(let value): result.integer(value)
                case .real(let value): result.real(value)
                case nil: result.null()
                }
            },
            nil,
            nil,
            nil
        )
    }
}
