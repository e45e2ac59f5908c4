internal import EventModel
internal import GRDBSQLite

/// A number in a query.
package enum SQLNumber {
    case integer(Int64)
    case real(Double)

    /// The number that a value is, also if it is a text that is one; nil for everything else.
    ///
    /// A number is what JSON takes for one; blanks around it do not matter, and `12,50` is none.
    init?(_ value: OpaquePointer?) {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: self = .integer(sqlite3_value_int64(value))
        case SQLITE_FLOAT: self = .real(sqlite3_value_double(value))
        case SQLITE_TEXT:
            let bytes = UnsafeRawBufferPointer(start: sqlite3_value_text(value), count: Int(sqlite3_value_bytes(value)))
            self.init(text: bytes)
        default: return nil
        }
    }

    /// The number that a text is, as ``init(_:)``; nil too if no real is near it, as of `1e400`.
    package init?(text: UnsafeRawBufferPointer) {
        guard DecimalText.number(text) != nil else { return nil }
        let digits = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        if let whole = Int64(digits) {
            self = .integer(whole)
        } else if let number = Double(digits), number.isFinite {
            self = .real(number)
        } else {
            return nil
        }
    }

    /// The number as SQLite's reals have it.
    var real: Double {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        }
    }

    /// How many digits after the point ``scaled`` has.
    static let scale = 12

    private static let powers: [Double] = (0...scale).map { Double(ExactDecimal.powersOfTen[$0]) }
    private static let scaling: [Int128] = (0...scale).map { ExactDecimal.powersOfTen[scale - $0] }

    /// The decimal that is meant, times 10 to the power of 12; nil if it has more digits.
    ///
    /// A real is the nearest binary fraction to some decimal. The one with the fewest digits after the point, of at most
    /// 15 digits in all, is what was written: 0.1 and not 0.1000000000000000055.
    var scaled: Int128? {
        switch self {
        case .integer(let value): return Int128(value) * Self.scaling[0]
        case .real(let value):
            guard abs(value) < 1e15 else { return nil }
            for digits in 0...Self.scale {
                let power = Self.powers[digits]
                let mantissa = (value * power).rounded()
                guard abs(mantissa) < 1e15 else { return nil }
                if mantissa / power == value { return Int128(Int64(mantissa)) * Self.scaling[digits] }
            }
            return nil
        }
    }
}

extension ExactDecimal {
    /// The nearest real.
    var real: Double { Double(description) ?? .nan }
}
