import CSimdJSON

/// Why a text is no JSON: a small code; `JSONDiagnosis` says what and where.
package struct JSONError: Error, Hashable, Sendable {
    /// The parser's own code.
    package let code: Int32

    static var outOfMemory: JSONError { JSONError(code: 2) }
    static var empty: JSONError { JSONError(code: 12) }

    /// The parser's own short words for the code.
    package var message: String { String(cString: simdjson_parser_message(code)) }
}
