internal import EventModel

/// A sum, least or greatest number for each contact, exact, all at one scale.
///
/// The scale grows with the values. What 128 bits cannot hold stays at their borders.
struct ContactFigures {
    /// How numbers are put together.
    enum Operation {
        case sum
        case least
        case greatest
    }

    /// How many numbers each contact has.
    private(set) var counts: [UInt32]
    /// Each contact's figure as a mantissa.
    private(set) var mantissas: [Int128]
    /// How many digits of the mantissas stand after the point.
    private(set) var scale = 0
    private let operation: Operation

    /// Makes figures of nothing.
    init(_ operation: Operation, contacts: Int) {
        self.operation = operation
        counts = Array(repeating: 0, count: contacts)
        mantissas = Array(repeating: 0, count: contacts)
    }

    /// Takes one number of a contact.
    @inline(__always)
    mutating func add(_ number: ExactDecimal, to contact: Int) {
        if number.scale > scale { raise(to: number.scale) }
        let mantissa = number.mantissa.raised(by: scale - number.scale)
        if counts[contact] == 0 {
            mantissas[contact] = mantissa
        } else {
            switch operation {
            case .sum: mantissas[contact] = mantissas[contact].addingStoppedAtBorders(mantissa)
            case .least: mantissas[contact] = min(mantissas[contact], mantissa)
            case .greatest: mantissas[contact] = max(mantissas[contact], mantissa)
            }
        }
        counts[contact] &+= 1
    }

    /// A contact's figure; nil if it has no number.
    func figure(of contact: Int) -> ExactDecimal? {
        counts[contact] == 0 ? nil : ExactDecimal(mantissa: mantissas[contact], scale: scale)
    }

    @inline(never)
    private mutating func raise(to newScale: Int) {
        for contact in mantissas.indices { mantissas[contact] = mantissas[contact].raised(by: newScale - scale) }
        scale = newScale
    }
}
