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

        /// Takes a mantissa of the figures' scale, unless the sum needs more than 64 bits.
        @inline(__always)
        mutating func take(_ other: Int64, _ operation: Operation) -> Bool {
            switch operation {
            case .sum:
                let (sum, overflow) = mantissa.addingReportingOverflow(other)
                if overflow { return false }
                mantissa = sum
            case .least: mantissa = count == 0 ? other : min(mantissa, other)
            case .greatest: mantissa = count == 0 ? other : max(mantissa, other)
            }
            count &+= 1
            return true
        }
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
            if !overflow, figures[contact].take(raised, operation) { return }
        }
        add(ExactDecimal(mantissa: Int128(mantissa), scale: scale), to: contact)
    }

    /// Takes many numbers.
    ///
    /// - Parameters:
    ///   - greatestScale: No number has a greater one.
    ///   - each: Calls `take` with the mantissa, scale and contact of each of them, and `ahead` with contacts to come.
    @inline(__always)
    mutating func add(
        upTo greatestScale: Int,
        _ each: (_ ahead: (Int) -> Void, _ take: (_ mantissa: Int64, _ scale: Int, _ contact: Int) -> Void) -> Void
    ) {
        if greatestScale > scale { raise(to: greatestScale) }
        guard wide.isEmpty, scale < factors.count else {
            each({ _ in }, { add(ExactDecimal(mantissa: Int128($0), scale: $1), to: $2) })
            return
        }
        // What needs more than 64 bits; sums, least and greatest are the same in every order.
        var rest: [(mantissa: Int64, scale: Int, contact: Int)] = []
        let (scale, operation) = (scale, operation)
        factors.withUnsafeBufferPointer { factors in
            figures.withUnsafeMutableBufferPointer { figures in
                each(KeptFigures(figures).ask) { mantissa, ownScale, contact in
                    let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factors[scale &- ownScale])
                    if overflow || !figures[contact].take(raised, operation) {
                        rest.append((mantissa, ownScale, contact))
                    }
                }
            }
        }
        for (mantissa, scale, contact) in rest {
            add(ExactDecimal(mantissa: Int128(mantissa), scale: scale), to: contact)
        }
    }

    /// Takes one number of a contact, whatever its size and scale.
    @inline(never)
    mutating func add(_ number: ExactDecimal, to contact: Int) {
        if number.scale > scale { raise(to: number.scale) }
        let mantissa = number.mantissa.raised(by: scale - number.scale)
        if wide.isEmpty {
            if let narrow = Int64(exactly: mantissa), figures[contact].take(narrow, operation) { return }
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
