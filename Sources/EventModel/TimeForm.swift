/// How a time was written, so that it can be written the same way again.
///
/// Bits 0 to 3: 0 a date, 1 to the minute, 2 to the second, 3 to 8 with one to six digits of a fraction.
/// Bit 4: a blank stands between date and time instead of `T`.
/// Bits 5 to 15: 0 no zone, 1 `Z`, else the offset from UTC in minutes plus 902.
package struct TimeForm: Hashable, Sendable {
    /// The form as the number that the store keeps.
    package let code: UInt16

    /// Makes a form from the number that the store keeps.
    @inlinable
    package init(code: UInt16) {
        self.code = code
    }

    /// `YYYY-MM-DD`.
    package static let date = TimeForm(code: 0)
    /// `YYYY-MM-DDTHH:mm`.
    package static let minute = TimeForm(code: 1)
    /// `YYYY-MM-DDTHH:mm:ss`.
    package static let second = TimeForm(code: 2)

    init(precision: Int, blankSeparator: Bool, zone: Int) {
        code = UInt16(precision) | (blankSeparator ? 16 : 0) | UInt16(zone) << 5
    }

    var precision: Int { Int(code & 15) }
    /// Whether a blank stands between date and time, where the vendor has a `T`.
    package var blankSeparator: Bool { code & 16 != 0 }
    var zone: Int { Int(code >> 5) }

    /// Whether the text has seconds.
    package var hasSeconds: Bool { precision >= 2 }

    /// The same form with a `T` between date and time.
    package var withT: TimeForm { TimeForm(code: code & ~16) }

    /// The offset from UTC in minutes that the text states, or nil if it states none.
    package var offset: Int? {
        switch zone {
        case 0: nil
        case 1: 0
        default: zone - 902
        }
    }
}
