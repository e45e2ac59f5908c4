internal import EventModel
internal import EventStore

/// Some orders brought together cell by cell: their totals, and the contacts they are of.
final class CellSheaf<Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
    // One thread makes it, and nothing but `raise(to:)` changes it, before others look.

    /// Where the orders of each cell begin; one entry more than there are cells.
    private let starts: [UInt32]
    private let amounts: UnsafeMutableBufferPointer<Amount>
    /// The contact of each; nil if nobody asked.
    private let contacts: UnsafeMutableBufferPointer<UInt32>?
    /// How many digits of the amounts stand after the point.
    private(set) var scale: Int
    /// What no magnitude of an amount exceeds.
    private let bound: Int128

    /// Brings orders together.
    ///
    /// - Parameters:
    ///   - rows: Where the orders are among the versions.
    ///   - cells: The cell of each.
    ///   - withContacts: Whether their contacts are wanted.
    ///   - counts: What the orders of each cell come to, which these are added to.
    init(
        _ versions: OrderVersions,
        _ rows: [UInt32],
        _ cells: [UInt32],
        withContacts: Bool,
        counting counts: inout [CellCount]
    ) {
        let (mantissaList, scaleList) = (versions.totalMantissas, versions.totalScales)
        let (mantissas, scales) = (mantissaList.span, scaleList.span)
        let totals = TotalBounds(versions, rows) { $0 <= Int128(Amount.max) }
        let (rows, cells) = (rows.span, cells.span)
        // Neighbouring orders mostly have one cell. They take turns at four places of it each: each waits for the one before that
        // has the same place.
        var next = [UInt32](repeating: 0, count: 4 * counts.count + 1)
        next.withUnsafeMutableBufferPointer { next in
            for index in cells.indices { next[(Int(cells[unchecked: index]) &<< 2 | index & 3) &+ 1] &+= 1 }
        }
        for cell in counts.indices {
            let orders = next[4 * cell + 1...4 * cell + 4].reduce(0, +)
            guard orders > 0 else { continue }
            counts[cell].orders += Int(orders)
            if totals.isOnlyScale { counts[cell].digits = max(counts[cell].digits, UInt8(totals.scale)) }
        }
        if !totals.isOnlyScale {
            for index in rows.indices {
                let cell = Int(cells[index])
                counts[cell].digits = max(counts[cell].digits, scales[Int(rows[index])])
            }
        }
        for place in 1..<next.count { next[place] &+= next[place - 1] }
        starts = (0...counts.count).map { next[4 * $0] }
        scale = totals.scale
        bound = totals.magnitude
        let factorList: [Amount] = TotalScaling.factors(to: totals.scale)
        let (factors, isOnlyScale) = (factorList.span, totals.isOnlyScale)
        let amounts = UnsafeMutableBufferPointer<Amount>.allocate(capacity: rows.count)
        /// Takes each order to its place, where its total is written and whatever else is wanted.
        @inline(__always)
        func bringTogether(_ write: (_ row: Int, _ place: Int) -> Void) {
            next.withUnsafeMutableBufferPointer { next in
                for index in rows.indices {
                    let row = Int(rows[unchecked: index])
                    let turn = Int(cells[unchecked: index]) &<< 2 | index & 3
                    let place = Int(next[turn])
                    next[turn] = UInt32(truncatingIfNeeded: place &+ 1)
                    let mantissa = Amount(truncatingIfNeeded: mantissas[unchecked: row])
                    amounts.initializeElement(
                        at: place,
                        to: isOnlyScale ? mantissa : mantissa &* factors[Int(scales[row])]
                    )
                    write(row, place)
                }
            }
        }
        if withContacts {
            let list = versions.contacts
            let known = list.span
            let contacts = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: rows.count)
            bringTogether { row, place in contacts.initializeElement(at: place, to: known[unchecked: row]) }
            self.contacts = contacts
        } else {
            bringTogether { _, _ in }
            contacts = nil
        }
        self.amounts = amounts
    }

    deinit {
        amounts.deallocate()
        contacts?.deallocate()
    }

    /// Whether the amounts fit their type at a scale.
    func fits(scale: Int) -> Bool {
        let (raised, overflow) = bound.multipliedReportingOverflow(
            by: ExactDecimal.powersOfTen[min(38, scale - self.scale)]
        )
        return !overflow && raised <= Int128(Amount.max)
    }

    /// Raises the amounts to a scale that they fit.
    func raise(to scale: Int) {
        guard scale > self.scale else { return }
        let factor = Amount(clamping: ExactDecimal.powersOfTen[min(38, scale - self.scale)])
        for index in amounts.indices { amounts[index] &*= factor }
        self.scale = scale
    }

    /// The totals of a cell's orders, as long as the sheaf lives; nil if it has none.
    func amounts(of cell: Int) -> UnsafeBufferPointer<Amount>? {
        let range = Int(starts[cell])..<Int(starts[cell + 1])
        return range.isEmpty ? nil : UnsafeBufferPointer(rebasing: amounts[range])
    }

    /// The contacts of a cell's orders, as long as the sheaf lives; nil if it has none, or if nobody asked.
    func contacts(of cell: Int) -> UnsafeBufferPointer<UInt32>? {
        let range = Int(starts[cell])..<Int(starts[cell + 1])
        return range.isEmpty ? nil : contacts.map { UnsafeBufferPointer(rebasing: $0[range]) }
    }
}
