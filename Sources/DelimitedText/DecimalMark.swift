/// What stands between the whole part of a number and its fraction.
package enum DecimalMark: String, CaseIterable, Hashable, Sendable {
    /// 1,234.50
    case point
    /// 1.234,50 or 1 234,50
    case comma

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    /// The one of the two signs that may set off groups of three digits.
    var groupByte: UInt8 { self == .point ? UInt8(ascii: ",") : UInt8(ascii: ".") }
}
