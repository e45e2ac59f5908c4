internal import Columns
internal import EventModel
internal import EventStore

/// The positive side of a test on a field that versions of orders have.
///
/// A test of a dictionary's text is decided once and kept.
final class OrderFieldTest {
    /// The field.
    let field: OrderField
    private let matcher: ValueMatcher
    private let dictionary: TextDictionary?
    private lazy var decisions = [Decision](repeating: .open, count: dictionary?.count ?? 0)
    private var scratch: [UInt8] = []

    private enum Decision: UInt8 {
        case open
        case fails
        case passes
    }

    /// Binds a test to the texts of a store.
    init(_ field: OrderField, _ matcher: ValueMatcher, _ texts: OrderTexts) {
        self.field = field
        self.matcher = matcher
        dictionary =
            switch field {
            case .currency: texts.currencies
            case .identifier: texts.orders
            case .status, .totalCost, .date: nil
            }
    }

    /// The lists of versions that it looks at.
    var lists: OrderVersionLists {
        switch field {
        case .status: .statuses
        case .totalCost: .totals
        case .date: .dates
        case .currency: .currencies
        case .identifier: .orders
        }
    }

    /// The versions whose field passes.
    func passing(_ versions: OrderVersions) -> Bitmap {
        switch field {
        case .status:
            var passing = Bitmap(count: versions.count)
            for status in OrderStatus.allCases
            where Array(status.name.utf8).withUnsafeBytes({ matcher.passes(text: $0) }) {
                passing.formOr(with: versions.having(status))
            }
            return passing
        case .totalCost:
            let (mantissas, scales) = (versions.totalMantissas, versions.totalScales)
            return Bitmap(of: versions.count) { row in
                let (mantissa, scale) = (mantissas[row], Int(scales[row]))
                return matcher.passes(mantissa: mantissa, scale: scale)
                    || matcher.passes(digitsOf: mantissa, scale: scale, &scratch)
            }
        case .date:
            // The vendor documents one form for an order's date, and a version keeps none.
            let dates = versions.dates
            return Bitmap(of: versions.count) {
                matcher.passes(time: dates[$0], form: TimeForm.second.code, &scratch)
            }
        case .currency: return passing(versions.currencies)
        case .identifier: return passing(versions.orders)
        }
    }

    private func passing(_ codes: [UInt32]) -> Bitmap {
        guard let dictionary else { return Bitmap(count: codes.count) }
        return decisions.withUnsafeMutableBufferPointer { decisions in
            codes.places { code in
                // The code of no currency is greater than all.
                guard code < decisions.count else { return false }
                if decisions[Int(code)] == .open {
                    let passes = dictionary.withText(code) { matcher.passes(text: $0) }
                    decisions[Int(code)] = passes ? .passes : .fails
                }
                return decisions[Int(code)] == .passes
            }
        }
    }
}
