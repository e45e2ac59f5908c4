internal import EventModel

/// A sum, least or greatest number for each contact, exact, all at one scale.
///
/// The scale grows with the values. Figures have 64 bits until one of them needs 128; what those cannot hold stays at their
/// borders.
struct ContactFigures {
    /// How numbers are put together.
    enum Operation {
        case sum
        case least
        case greatest
    }

    /// What is known of one contact; side by side, so that a number touches one place in memory.
    private struct Figure: BitwiseCopyable {
        var mantissa: Int64 = 0
        var count: UInt32 = 0
    }

    private let operation: Operation
    /// The powers of ten that 64 bits hold.
    private let factors = ExactDecimal.powersOfTen[...18].map { Int64($0) }
    private var figures: [Figure]
    /// The mantissas, once one of them needs 128 bits; else empty.
    private var wide: [Int128] = []
    /// How many digits of the mantissas stand after the point.
    private(set) var scale = 0

    /// Makes figures of nothing.
    init(_ operation: Operation, contacts: Int) {
        self.operation = operation
        figures = Array(repeating: Figure(), count: contacts)
    }

    /// How many contacts there are.
    var contactCount: Int { figures.count }

    /// How many numbers a contact has.
    @inline(__always)
    func count(of contact: Int) -> UInt32 { figures[contact].count }

    /// A contact's figure as a mantissa; 0 if it has no number.
    @inline(__always)
    func mantissa(of contact: Int) -> Int128 {
        wide.isEmpty ? Int128(figures[contact].mantissa) : wide[contact]
    }

    /// Takes one number of a contact.
    @inline(__always)
    mutating func add(_ mantissa: Int64, scale: Int, to contact: Int) {
        if wide.isEmpty, scale <= self.scale, self.scale - scale < factors.count {
            let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factors[self.scale - scale])
            if !overflow, addNarrow(raised, to: contact) { return }
        }
        add(ExactDecimal(mantissa: Int128(mantissa), scale: scale), to: contact)
    }

    /// Takes one number of a contact, whatever its size and scale.
    @inline(never)
    mutating func add(_ number: ExactDecimal, to contact: Int) {
        if number.scale > scale { raise(to: number.scale) }
        let mantissa = number.mantissa.raised(by: scale - number.scale)
        if wide.isEmpty {
            if let narrow = Int64(exactly: mantissa), addNarrow(narrow, to: contact) { return }
            wide = figures.map { Int128($0.mantissa) }
        }
        if figures[contact].count == 0 {
            wide[contact] = mantissa
        } else {
            switch operation {
            case .sum: wide[contact] = wide[contact].addingStoppedAtBorders(mantissa)
            case .least: wide[contact] = min(wide[contact], mantissa)
            case .greatest: wide[contact] = max(wide[contact], mantissa)
            }
        }
        figures[contact].count &+= 1
    }

    /// Takes the numbers that other figures of the same operation took.
    mutating func add(_ other: ContactFigures) {
        for contact in figures.indices where other.figures[contact].count > 0 {
            let count = figures[contact].count
            let figure = other.figures[contact]
            if wide.isEmpty, other.wide.isEmpty {
                add(figure.mantissa, scale: other.scale, to: contact)
            } else {
                add(ExactDecimal(mantissa: other.mantissa(of: contact), scale: other.scale), to: contact)
            }
            figures[contact].count = count &+ figure.count
        }
    }

    /// Takes a mantissa of the figures' scale, unless the sum needs more than 64 bits.
    @inline(__always)
    private mutating func addNarrow(_ mantissa: Int64, to contact: Int) -> Bool {
        var figure = figures[contact]
        switch operation {
        case .sum:
            let (sum, overflow) = figure.mantissa.addingReportingOverflow(mantissa)
            if overflow { return false }
            figure.mantissa = sum
        case .least: figure.mantissa = figure.count == 0 ? mantissa : min(figure.mantissa, mantissa)
        case .greatest: figure.mantissa = figure.count == 0 ? mantissa : max(figure.mantissa, mantissa)
        }
        figure.count &+= 1
        figures[contact] = figure
        return true
    }

    @inline(never)
    private mutating func raise(to newScale: Int) {
        let steps = newScale - scale
        scale = newScale
        if wide.isEmpty {
            let factor = steps < factors.count ? factors[steps] : 0
            let fits = figures.allSatisfy { figure in
                figure.mantissa == 0
                    || (factor > 0 && !figure.mantissa.multipliedReportingOverflow(by: factor).overflow)
            }
            if fits {
                for contact in figures.indices { figures[contact].mantissa &*= factor }
                return
            }
            wide = figures.map { Int128($0.mantissa) }
        }
        for contact in wide.indices { wide[contact] = wide[contact].raised(by: steps) }
    }
}
