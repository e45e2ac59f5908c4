internal import Columns
internal import EventModel
internal import SegmentLanguage

/// The second phase of `top N by ...`: who stands among the first or last by a figure that all contacts have by then.
///
/// Contacts without a figure have no rank. Whoever ties with the n-th is in.
struct Ranking {
    private let end: TopCondition.End
    private let amount: TopCondition.Amount
    private let standing: Standing?

    /// Ranks from an end, by how many contacts are taken, and notes where one of them stands.
    init(_ end: TopCondition.End, _ amount: TopCondition.Amount, noting standing: Standing? = nil) {
        self.end = end
        self.amount = amount
        self.standing = standing
    }

    /// How many places there are for a number of contacts; a share is rounded up.
    func places(for contacts: Int) -> Int {
        switch amount {
        case .contacts(let count): min(count, contacts)
        case .percent(let share): min(Self.roundedUp(share, of: contacts), contacts)
        }
    }

    /// The contacts that are in by a figure of one scale.
    ///
    /// - Parameters:
    ///   - figure: The figure of a contact that has one.
    ///   - hasFigure: Whether a contact has a figure at all.
    @inline(__always)
    func contacts<Figure: Comparable>(
        among count: Int,
        by figure: (Int) -> Figure,
        _ hasFigure: (Int) -> Bool
    ) -> Bitmap {
        standing?.note(self, contacts: count, hasFigure: hasFigure) { [end] left, right in
            end == .top ? figure(left) > figure(right) : figure(left) < figure(right)
        }
        // At first it is only counted: a list that grew as figures come would take twice its memory.
        var rankedCount = 0
        for contact in 0..<count where hasFigure(contact) { rankedCount += 1 }
        let places = places(for: rankedCount)
        guard places > 0 else { return Bitmap(count: count) }
        var ranked: [Figure] = []
        ranked.reserveCapacity(rankedCount)
        for contact in 0..<count where hasFigure(contact) { ranked.append(figure(contact)) }
        let isTop = end == .top
        let last = ranked.element(atSortedPlace: isTop ? rankedCount - places : places - 1)
        return Bitmap(of: count) {
            hasFigure($0) && (isTop ? figure($0) >= last : figure($0) <= last)
        }
    }

    /// The contacts that are in by integers of one scale.
    ///
    /// - Parameters:
    ///   - figures: An entry a contact.
    ///   - nothing: Stands for no figure.
    func contacts<Figure: FixedWidthInteger & BitwiseCopyable & Sendable>(
        by figures: UnsafeBufferPointer<Figure>,
        nothing: Figure
    ) -> Bitmap {
        func hasFigure(_ contact: Int) -> Bool { figures[contact] != nothing }
        standing?.note(self, contacts: figures.count, hasFigure: hasFigure) { [end] left, right in
            end == .top ? figures[left] > figures[right] : figures[left] < figures[right]
        }
        let ranked = RankedFigures(figures, leavingOut: nothing)
        let places = places(for: ranked.count)
        guard places > 0 else { return Bitmap(count: figures.count) }
        if end == .top {
            let last = ranked.figure(at: ranked.count - places)
            return Bitmap(of: figures.count) { figures[$0] >= last && hasFigure($0) }
        }
        let last = ranked.figure(at: places - 1)
        return Bitmap(of: figures.count) { figures[$0] <= last && hasFigure($0) }
    }

    /// The contacts that are in by the quotient of a sum and a count; a count of zero is no figure.
    func contacts<Sum: QuotientSum>(byQuotientsOf sums: [Sum], by counts: [UInt32]) -> Bitmap {
        func hasFigure(_ contact: Int) -> Bool { counts[contact] > 0 }
        standing?.note(self, contacts: sums.count, hasFigure: hasFigure) { [end] left, right in
            let (a, b) = (
                Quotient(sum: sums[left], count: counts[left]), Quotient(sum: sums[right], count: counts[right])
            )
            return end == .top ? b < a : a < b
        }
        var ranked: [Quotient<Sum>] = []
        for contact in sums.indices where counts[contact] > 0 {
            ranked.append(Quotient(sum: sums[contact], count: counts[contact]))
        }
        let places = places(for: ranked.count)
        guard places > 0 else { return Bitmap(count: sums.count) }
        let isTop = end == .top
        let last = ranked.element(atSortedPlace: isTop ? ranked.count - places : places - 1)
        return Bitmap(of: sums.count) { contact in
            guard counts[contact] > 0 else { return false }
            let own = Quotient(sum: sums[contact], count: counts[contact])
            return isTop ? !(own < last) : !(last < own)
        }
    }

    /// A share in percent of a number of contacts, rounded up to whole contacts.
    private static func roundedUp(_ share: ExactDecimal, of contacts: Int) -> Int {
        // More digits after the point than this leave no room for the division by 100.
        let greatestScale = ExactDecimal.powersOfTen.count - 3
        let (mantissa, scale) =
            share.scale <= greatestScale
            ? (share.mantissa, share.scale) : (share.floored(toScale: greatestScale)?.mantissa ?? 0, greatestScale)
        let hundred = ExactDecimal.powersOfTen[scale + 2]
        let product = mantissa.multipliedFullWidth(by: Int128(contacts))
        let (quotient, rest) = hundred.dividingFullWidth(product)
        return Int(clamping: rest > 0 ? quotient + 1 : quotient)
    }
}

/// A sum whose product with a count has room.
protocol QuotientSum {
    associatedtype Product: Comparable

    /// The sum times a count.
    func times(_ count: UInt32) -> Product
}

extension Int64: QuotientSum {
    func times(_ count: UInt32) -> Int128 { Int128(self) &* Int128(count) }
}

extension WideDecimal: QuotientSum {
    func times(_ count: UInt32) -> WideDecimal { multiplied(by: Int(count)) }
}

/// A mean that is compared by multiplying, so that no digit is lost.
private struct Quotient<Sum: QuotientSum>: Comparable {
    let sum: Sum
    let count: UInt32

    static func < (left: Quotient, right: Quotient) -> Bool {
        left.sum.times(right.count) < right.sum.times(left.count)
    }

    static func == (left: Quotient, right: Quotient) -> Bool {
        left.sum.times(right.count) == right.sum.times(left.count)
    }
}
