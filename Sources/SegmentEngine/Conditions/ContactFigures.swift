internal import EventModel

/// A sum, least or greatest number for each contact, exact, all at one scale.
///
/// The scale grows with the values. Figures have 32 bits until one of them needs 64, and those until one needs more; then all
/// have as many as any sum can need. They take no memory before a number comes.
struct ContactFigures {
    /// How many contacts there are.
    let contactCount: Int
    private let operation: Operation
    private let areCounted: Bool
    private let areLong: Bool
    /// The powers of ten that 64 bits hold.
    private let factors = ExactDecimal.powersOfTen[...18].map { Int64($0) }
    /// The mantissas of the contacts while all of them fit into 32 bits; empty before a number comes, and after that.
    private var short: [Int32] = []
    /// The mantissas of the contacts, so far as 64 bits hold them, once one of them needs these; else empty.
    private var narrow: [Int64] = []
    /// The figures of the contacts that have a number, once one of them needs more than 64 bits; else empty.
    private var wide: [WideDecimal] = []
    /// How many numbers each contact has; empty unless that is asked for.
    private var counts: [UInt32] = []
    /// How many digits of the mantissas stand after the point.
    private(set) var scale = 0

    /// Makes figures of nothing.
    ///
    /// - Parameters:
    ///   - areCounted: Whether it is noted how many numbers each contact has, for an average.
    ///   - areLong: Whether numbers are known to need more than 32 bits, as times do.
    init(_ operation: Operation, areCounted: Bool = false, areLong: Bool = false, contacts: Int) {
        self.operation = operation
        self.areCounted = areCounted
        self.areLong = areLong
        contactCount = contacts
    }

    /// Whether a contact has a number.
    @inline(__always)
    func hasNumber(_ contact: Int) -> Bool {
        if !short.isEmpty { return short[contact] != operation.nothing(Int32.self) }
        return !narrow.isEmpty && narrow[contact] != operation.nothing(Int64.self)
    }

    /// How many numbers a contact has, if they are counted.
    func count(of contact: Int) -> UInt32 { counts.isEmpty ? 0 : counts[contact] }

    /// The figures of all contacts, as wide as they are; those of contacts without a number mean nothing.
    enum Figures {
        case none
        /// Mantissas, and that of the contacts without a number.
        case short(UnsafeBufferPointer<Int32>, nothing: Int32)
        case narrow(UnsafeBufferPointer<Int64>, nothing: Int64)
        /// They have scales of their own.
        case wide(UnsafeBufferPointer<WideDecimal>)
    }

    /// Calls with the figures of all contacts.
    func withFigures<Result>(_ body: (Figures) -> Result) -> Result {
        if !wide.isEmpty { return wide.withUnsafeBufferPointer { body(.wide($0)) } }
        if !short.isEmpty {
            return short.withUnsafeBufferPointer { body(.short($0, nothing: operation.nothing(Int32.self))) }
        }
        guard !narrow.isEmpty else { return body(.none) }
        return narrow.withUnsafeBufferPointer { body(.narrow($0, nothing: operation.nothing(Int64.self))) }
    }

    /// The figures while many numbers come, to be kept in a variable of the loop: what one thread alone knows of stays in the
    /// processor's registers.
    struct Taking {
        /// Figures of 32 bits; empty if they have more.
        fileprivate let shortFigures: UnsafeMutableBufferPointer<Int32>
        /// Figures of 64 bits; empty if they have less.
        fileprivate let narrowFigures: UnsafeMutableBufferPointer<Int64>
        /// Empty unless numbers are counted.
        fileprivate let counts: UnsafeMutableBufferPointer<UInt32>
        fileprivate let factors: UnsafeBufferPointer<Int64>
        fileprivate let operation: Operation
        fileprivate let scale: Int
        /// Whether figures have at most 64 bits, and a scale of which these hold the power of ten.
        fileprivate let areQuick: Bool
        /// What needs more bits; sums, least and greatest are the same in every order.
        fileprivate var rest: [(mantissa: Int64, scale: Int, contact: Int)] = []

        /// Where the figures are, to ask for those whose turn comes soon.
        var place: KeptFigures { shortFigures.isEmpty ? KeptFigures(narrowFigures) : KeptFigures(shortFigures) }

        /// Takes one number.
        @inline(__always)
        mutating func take(_ mantissa: Int64, scale ownScale: Int, of contact: Int) {
            if areQuick {
                let (raised, overflow) = mantissa.multipliedReportingOverflow(by: factors[scale &- ownScale])
                if !overflow,
                    Self.joins(raised, to: shortFigures, contact, operation)
                        || Self.joins(raised, to: narrowFigures, contact, operation)
                {
                    if !counts.isEmpty { counts[contact] &+= 1 }
                    return
                }
            }
            rest.append((mantissa, ownScale, contact))
        }

        /// Puts a number together with a contact's figure, if there is one and it has the bits.
        @inline(__always)
        private static func joins<Mantissa: FixedWidthInteger>(
            _ number: Int64,
            to figures: UnsafeMutableBufferPointer<Mantissa>,
            _ contact: Int,
            _ operation: Operation
        ) -> Bool {
            guard !figures.isEmpty, let number = Mantissa(exactly: number),
                let figure = operation.joined(figures[contact], number)
            else { return false }
            figures[contact] = figure
            return true
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
        let areQuick = wide.isEmpty && scale < factors.count
        var rest: [(mantissa: Int64, scale: Int, contact: Int)] = []
        factors.withUnsafeBufferPointer { factors in
            short.withUnsafeMutableBufferPointer { short in
                narrow.withUnsafeMutableBufferPointer { narrow in
                    counts.withUnsafeMutableBufferPointer { counts in
                        let taking = Taking(
                            shortFigures: short,
                            narrowFigures: narrow,
                            counts: counts,
                            factors: factors,
                            operation: operation,
                            scale: scale,
                            areQuick: areQuick
                        )
                        rest = each(taking).rest
                    }
                }
            }
        }
        for (mantissa, scale, contact) in rest {
            add(ExactDecimal(mantissa: Int128(mantissa), scale: scale), to: contact)
        }
    }

    /// Takes the numbers of some rows, all of one scale, for the contacts that they have.
    mutating func add(_ numbers: [Int64], scale ownScale: Int, of contacts: [UInt32], at rows: PassingRows) {
        precondition(min(numbers.count, contacts.count) >= rows.range.upperBound, "Each row has its entries")
        if ownScale > scale { raise(to: ownScale) }
        makeRoom()
        let factor = wide.isEmpty && scale < factors.count ? factors[scale - ownScale] : nil
        var rest: [Int] = []
        if let factor, !short.isEmpty {
            rest = operation.take(numbers, times: factor, of: contacts, at: rows, into: &short)
        } else if let factor {
            rest = operation.take(numbers, times: factor, of: contacts, at: rows, into: &narrow)
        } else {
            rows.forEachRow(of: contacts) { row, _ in rest.append(row) }
        }
        for row in rest {
            join(ExactDecimal(mantissa: Int128(numbers[row]), scale: ownScale), to: Int(contacts[row]))
        }
        if areCounted { rows.forEachRow(of: contacts) { _, contact in counts[contact] &+= 1 } }
    }

    /// Takes one number of a contact, whatever its size and scale.
    @inline(never)
    mutating func add(_ number: ExactDecimal, to contact: Int) {
        join(number, to: contact)
        if areCounted { counts[contact] &+= 1 }
    }

    /// Takes the numbers that other figures of the same operation took.
    mutating func add(_ other: ContactFigures) {
        guard !other.isEmpty else { return }
        guard !isEmpty else {
            self = other
            return
        }
        var other = other
        if other.scale > scale { raise(to: other.scale) } else if other.scale < scale { other.raise(to: scale) }
        if short.isEmpty || other.short.isEmpty {
            lengthen()
            other.lengthen()
        }
        // Those whose figures are not put together by the quick loops.
        var rest: [Int]
        if !short.isEmpty, !other.short.isEmpty, scale == other.scale {
            rest = operation.join(&short, other.short)
        } else if !narrow.isEmpty, wide.isEmpty, !other.narrow.isEmpty, other.wide.isEmpty, scale == other.scale {
            rest = operation.join(&narrow, other.narrow)
        } else {
            rest = (0..<contactCount).filter(other.hasNumber)
        }
        for contact in rest {
            if other.wide.isEmpty {
                let mantissa = other.short.isEmpty ? other.narrow[contact] : Int64(other.short[contact])
                join(ExactDecimal(mantissa: Int128(mantissa), scale: other.scale), to: contact)
            } else {
                if wide.isEmpty { widen() }
                join(other.wide[contact], to: contact)
            }
        }
        for contact in counts.indices { counts[contact] &+= other.counts[contact] }
    }

    private var isEmpty: Bool { short.isEmpty && narrow.isEmpty }

    private mutating func makeRoom() {
        guard isEmpty else { return }
        if areLong {
            narrow = Array(repeating: operation.nothing(Int64.self), count: contactCount)
        } else {
            short = Array(repeating: operation.nothing(Int32.self), count: contactCount)
        }
        if areCounted { counts = Array(repeating: 0, count: contactCount) }
    }

    /// Puts a number together with a contact's figure, without counting it.
    private mutating func join(_ number: ExactDecimal, to contact: Int) {
        makeRoom()
        if number.scale > scale { raise(to: number.scale) }
        if wide.isEmpty, let mantissa = number.rescaled(to: scale)?.mantissa {
            if !short.isEmpty {
                if let small = Int32(exactly: mantissa), let figure = operation.joined(short[contact], small) {
                    short[contact] = figure
                    return
                }
                lengthen()
            }
            if let small = Int64(exactly: mantissa), let figure = operation.joined(narrow[contact], small) {
                narrow[contact] = figure
                return
            }
        }
        if wide.isEmpty { widen() }
        join(WideDecimal(number), to: contact)
    }

    /// Puts a number together with a figure of more than 64 bits.
    private mutating func join(_ number: WideDecimal, to contact: Int) {
        guard hasNumber(contact) else {
            wide[contact] = number
            narrow[contact] = 0
            return
        }
        switch operation {
        case .sum: wide[contact] = wide[contact] + number
        case .least: wide[contact] = min(wide[contact], number)
        case .greatest: wide[contact] = max(wide[contact], number)
        }
    }

    /// Gives figures of 32 bits 64.
    private mutating func lengthen() {
        guard !short.isEmpty else { return }
        let (ofShort, ofNarrow) = (operation.nothing(Int32.self), operation.nothing(Int64.self))
        narrow = short.map { $0 == ofShort ? ofNarrow : Int64($0) }
        short = []
    }

    /// Gives the figures more than 64 bits.
    private mutating func widen() {
        lengthen()
        wide = narrow.map { WideDecimal(ExactDecimal(mantissa: Int128($0), scale: scale)) }
    }

    @inline(never)
    private mutating func raise(to newScale: Int) {
        guard wide.isEmpty, !isEmpty else {
            if wide.isEmpty { scale = newScale }
            return
        }
        let steps = newScale - scale
        let factor = steps < factors.count ? factors[steps] : 0
        if !short.isEmpty, !operation.raise(&short, by: factor) { lengthen() }
        guard !short.isEmpty || operation.raise(&narrow, by: factor) else {
            widen()
            return
        }
        scale = newScale
    }
}
