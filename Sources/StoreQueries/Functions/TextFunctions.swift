internal import GRDBSQLite
internal import SegmentEngine

/// `fold`, `lower`, `upper`, `like` and `regexp`, for every alphabet: SQLite's own know ASCII letters alone.
enum TextFunctions {
    static func register(in connection: OpaquePointer?) {
        let pure = SQLFunctions.pure
        sqlite3_create_function_v2(
            connection,
            "fold",
            1,
            pure,
            nil,
            { TextFunctions.map($0, $1, $2) { CaseFolding.folded($0) } },
            nil,
            nil,
            nil
        )
        sqlite3_create_function_v2(
            connection,
            "lower",
            1,
            pure,
            nil,
            { TextFunctions.map($0, $1, $2) { Array(String(decoding: $0, as: UTF8.self).lowercased().utf8) } },
            nil,
            nil,
            nil
        )
        sqlite3_create_function_v2(
            connection,
            "upper",
            1,
            pure,
            nil,
            { TextFunctions.map($0, $1, $2) { Array(String(decoding: $0, as: UTF8.self).uppercased().utf8) } },
            nil,
            nil,
            nil
        )
        for count: Int32 in [2, 3] {
            sqlite3_create_function_v2(
                connection,
                "like",
                count,
                pure,
                nil,
                { TextFunctions.like($0, $1, $2) },
                nil,
                nil,
                nil
            )
        }
        sqlite3_create_function_v2(
            connection,
            "regexp",
            2,
            pure,
            nil,
            { TextFunctions.regexp($0, $1, $2) },
            nil,
            nil,
            nil
        )
    }

    private static func map(
        _ context: OpaquePointer?,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?,
        _ change: (UnsafeRawBufferPointer) -> [UInt8]
    ) {
        let (arguments, result) = (FunctionArguments(count, values), ResultSink(context))
        guard !arguments.isNull(0) else { return result.null() }
        change(arguments.bytes(0)).withUnsafeBytes { result.text($0) }
    }

    /// `text LIKE pattern ESCAPE escape` is `like(pattern, text, escape)`.
    private static func like(
        _ context: OpaquePointer?,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        let (arguments, result) = (FunctionArguments(count, values), ResultSink(context))
        guard !(0..<arguments.count).contains(where: arguments.isNull) else { return result.null() }
        let pattern: LikePattern
        if let known = kept(LikePattern.self, context) {
            pattern = known
        } else {
            let escape = arguments.count == 3 ? arguments.text(2).unicodeScalars : nil
            guard escape?.count ?? 1 == 1 else { return result.error("ESCAPE takes one character") }
            pattern = LikePattern(arguments.text(0), escape: escape?.first)
            keep(pattern, context)
        }
        result.integer(pattern.matches(arguments.bytes(1)) ? 1 : 0)
    }

    /// `text REGEXP pattern` is `regexp(pattern, text)`: whether the pattern is found, as `matches` in segments finds it.
    private static func regexp(
        _ context: OpaquePointer?,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) {
        let (arguments, result) = (FunctionArguments(count, values), ResultSink(context))
        guard !(0..<arguments.count).contains(where: arguments.isNull) else { return result.null() }
        let pattern: SearchPattern
        if let known = kept(SearchPattern.self, context) {
            pattern = known
        } else {
            guard let made = SearchPattern(arguments.text(0)) else {
                return result.error("\(arguments.text(0)) is no regular expression")
            }
            pattern = made
            keep(pattern, context)
        }
        result.integer(pattern.matches(arguments.text(1)) ? 1 : 0)
    }

    /// What was made of the first argument for an earlier row, if that argument is the same for all rows.
    private static func kept<Value: AnyObject>(_ type: Value.Type, _ context: OpaquePointer?) -> Value? {
        sqlite3_get_auxdata(context, 0).map { Unmanaged<Value>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func keep(_ value: some AnyObject, _ context: OpaquePointer?) {
        sqlite3_set_auxdata(context, 0, Unmanaged.passRetained(value).toOpaque()) { kept in
            if let kept { Unmanaged<AnyObject>.fromOpaque(kept).release() }
        }
    }
}

/// A compiled regular expression.
private final class SearchPattern {
    private let expression: Regex<AnyRegexOutput>

    init?(_ text: String) {
        guard let expression = try? Regex(text) else { return nil }
        self.expression = expression
    }

    func matches(_ text: String) -> Bool { text.firstMatch(of: expression) != nil }
}
