/// How bad a finding is.
package enum Severity: String, CaseIterable, Comparable, Sendable {
    /// It arrives and means what it says, but is worth a look.
    case note
    /// It arrives, and means something else than was meant.
    case warning
    /// The vendor refuses it, or drops it without a word.
    case error

    /// Worse ones come later.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
