internal import EventModel

/// A sum, least or greatest number for each contact, exact, all at one scale.
///
/// The scale grows with the values. Figures have 64 bits until one of them needs 128; what those cannot hold stays at their
/// borders. They take no memory before a number comes.
struct ContactFigures {
    /// How numbers are put together.
    enum Operation {
        case sum
        case least
        case greatest

        /// The mantissa of a contact that has no number; a figure that comes to it needs 128 bits.
        fileprivate var nothing: Int64 { self == .least ? .max : .min }

        /// Two figures as one; nil if it needs more than 64 bits.
        @inline(__always)
        fileprivate func joined(_ own: Int64, _ other: Int64) -> Int64? {
            let nothing = nothing
            switch self {
            case .sum:
                let (sum, overflow) = (own == nothing ? 0 : own).addingReportingOverflow(other)
                return overflow || sum == nothing ? nil : sum
            case .least: return other == nothing ? nil : min(own, other)
            case .greatest: return other == nothing ? nil : max(own, other)
            }
        }
    }

    /// How many contacts there are.
    let contactCount: Int
    private let operation: Operation
    private let areCounted: Bool
    /// The powers of ten that 64 bits hold.
    private let factors = ExactDecimal.powersOfTen[...18].map { Int64($0) }
    /// The mantissas of the contacts, so far as 64 bits hold them; empty before a number comes.
    private var narrow: [Int64] = []
    /// The mantissas of the contacts that have a number, once one of them needs 128 bits; else empty.
    private var wide: [Int128] = []
    /// How many numbers each contact has; empty unless that is asked for.
    private var counts: [UInt32] = []
    /// How many digits of the mantissas stand after the point.
    private(set) var scale = 0

    /// Makes figures of nothing.
    ///
    /// - Parameter areCounted: Whether it is noted how many numbers each contact has, for an average.
    init(_ operation: Operation, areCounted: Bool = false, contacts: Int) {
        self.operation = operation
        self.areCounted = areCounted
        contactCount = contacts
    }

    /// Whether a contact has a number.
    @inline(__always)
    func hasNumber(_ contact: Int) -> Bool { !narrow.isEmpty && narrow[contact] != operation.nothing }

    /// How many numbers a contact has, if they are counted.
    func count(of contact: Int) -> UInt32 { counts.isEmpty ? 0 : counts[contact] }

    /// A contact's figure as a mantissa; 0 if it has no number.
    @inline(__always)
    func mantissa(of contact: Int) -> Int128 {
        guard hasNumber(contact) else { return 0 }
        return wide.isEmpty ? Int128(narrow[contact]) : wide[contact]
    }

    /// Calls with the mantissas of all contacts and that of those who have no number; nil if some need more than 64 bits.
    func withMantissas<Result>(_ body: (UnsafeBufferPointer<Int64>, _ nothing: Int64) -> Result) -> Result? {
        guard wide.isEmpty else { return nil }
        let mantissas = narrow.isEmpty ? Array(repeating: operation.nothing, count: contactCount) : narrow
        return mantissas.withUnsafeBufferPointer { body($0, operation.nothing) }
    }

    /// The figures while many numbers come, to be kept in a variable of the loop: what one thread alone knows of stays in the
    /// processor's registers.
    struct Taking {
        fileprivate let figures: UnsafeMutableBufferPointer<Int64>
        /// Empty unless numbers are counted.
        fileprivate let counts: UnsafeMutableBufferPointer<UInt32>
        fileprivate let factors: UnsafeBufferPointer<Int64>
        fileprivate let operation: Operation
        fileprivate let scale: Int
        /// Whether figures have 64 bits.
        fileprivate let isNarrow: Bool
        /// What needs more than 64 bits; sums, least and greatest are the same in every order.
        fileprivate var rest: [(mantissa: Int64, scale: Int, contact: Int)] = []

        /// Where the figures are, to ask for those whose turn comes soon.
        var place: KeptFigures { KeptFigures(figures) }

        /// Takes one number.
        @inline(__always)
        mutating func take(_ mantissa: Int64, scale ownScale: Int, of contact: Int) {
            if isNarrow {
                let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factors[scale &- ownScale])
                if !overflow, let figure = operation.joined(figures[contact], raised) {
                    figures[contact] = figure
                    if !counts.isEmpty { counts[contact] &+= 1 }
                    return
                }
            }
            rest.append((mantissa, ownScale, contact))
        }
    }

    /// Takes many numbers.
    ///
    /// - Parameters:
    ///   - greatestScale: No number has a greater one.
    ///   - each: Has each of the numbers taken, and gives back what it was given.
    @inline(__always)
    mutating func add(upTo greatestScale: Int, _ each: (Taking) -> Taking) {
        if greatestScale > scale { raise(to: greatestScale) }
        makeRoom()
        let isNarrow = wide.isEmpty && scale < factors.count
        let rest = factors.withUnsafeBufferPointer { factors in
            narrow.withUnsafeMutableBufferPointer { figures in
                counts.withUnsafeMutableBufferPointer { counts in
                    let taking = Taking(
                        figures: figures,
                        counts: counts,
                        factors: factors,
                        operation: operation,
                        scale: scale,
                        isNarrow: isNarrow
                    )
                    return each(taking).rest
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
        join(number, to: contact)
        if areCounted { counts[contact] &+= 1 }
    }

    /// Takes the numbers that other figures of the same operation took.
    mutating func add(_ other: ContactFigures) {
        guard !other.narrow.isEmpty else { return }
        guard !narrow.isEmpty else {
            self = other
            return
        }
        if other.scale > scale { raise(to: other.scale) }
        let (operation, nothing) = (operation, operation.nothing)
        // Those whose figures are not put together by the quick loop.
        var rest: [Int] = []
        if wide.isEmpty, other.wide.isEmpty, scale == other.scale {
            narrow.withUnsafeMutableBufferPointer { figures in
                other.narrow.withUnsafeBufferPointer { others in
                    for contact in figures.indices {
                        let (own, new) = (figures[contact], others[contact])
                        let joined = operation.joined(own, new)
                        figures[contact] = new == nothing ? own : joined ?? own
                        if joined == nil, new != nothing { rest.append(contact) }
                    }
                }
            }
        } else {
            rest = narrow.indices.filter(other.hasNumber)
        }
        for contact in rest {
            join(ExactDecimal(mantissa: other.mantissa(of: contact), scale: other.scale), to: contact)
        }
        for contact in counts.indices { counts[contact] &+= other.counts[contact] }
    }

    private mutating func makeRoom() {
        guard narrow.isEmpty else { return }
        narrow = Array(repeating: operation.nothing, count: contactCount)
        if areCounted { counts = Array(repeating: 0, count: contactCount) }
    }

    /// Puts a number together with a contact's figure, without counting it.
    private mutating func join(_ number: ExactDecimal, to contact: Int) {
        makeRoom()
        if number.scale > scale { raise(to: number.scale) }
        let mantissa = number.mantissa.raised(by: scale - number.scale)
        if wide.isEmpty {
            if let small = Int64(exactly: mantissa), let figure = operation.joined(narrow[contact], small) {
                narrow[contact] = figure
                return
            }
            wide = narrow.map { Int128($0) }
        }
        guard hasNumber(contact) else {
            wide[contact] = mantissa
            narrow[contact] = 0
            return
        }
        switch operation {
        case .sum: wide[contact] = wide[contact].addingStoppedAtBorders(mantissa)
        case .least: wide[contact] = min(wide[contact], mantissa)
        case .greatest: wide[contact] = max(wide[contact], mantissa)
        }
    }

    @inline(never)
    private mutating func raise(to newScale: Int) {
        let steps = newScale - scale
        scale = newScale
        if wide.isEmpty {
            let factor = steps < factors.count ? factors[steps] : 0
            let nothing = operation.nothing
            let fits = narrow.allSatisfy { mantissa in
                let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factor)
                return mantissa == nothing || mantissa == 0 || (factor > 0 && !overflow && raised != nothing)
            }
            if fits {
                for contact in narrow.indices where narrow[contact] != nothing { narrow[contact] &*= factor }
                return
            }
            wide = narrow.map { Int128($0) }
        }
        for contact in wide.indices where hasNumber(contact) { wide[contact] = wide[contact].raised(by: steps) }
    }
}
