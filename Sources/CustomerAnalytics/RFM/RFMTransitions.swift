internal import Columns
package import EventModel

/// Who went from which group to which between two moments.
package struct RFMTransitions: Sendable {
    /// Contacts that were in one group at the earlier moment and in another, or the same, at the later one.
    package struct Cell: Hashable, Sendable {
        /// The group at the earlier moment; nil if they were not scored then.
        package let from: String?
        /// The group at the later moment; nil if they are not scored then.
        package let to: String?
        /// How many contacts.
        package let contacts: Int
        /// The sum of their orders as of the earlier moment.
        package let amountBefore: ExactDecimal
        /// The sum of their orders as of the later moment.
        package let amountAfter: ExactDecimal
    }

    /// The cells that have contacts: by the earlier group in the order of the names, then by the later one.
    package let cells: [Cell]

    /// Compares two results of one book with the same settings; empty where one of them has no groups.
    package init(from before: RFMResult, to after: RFMResult) {
        guard let earlier = before.groups, let later = after.groups else {
            cells = []
            return
        }
        let contactCount = before.contactCount
        let (rows, columns) = (earlier.names.count + 1, later.names.count + 1)
        let earlierPlaces = Self.places(before.figures, contactCount)
        let laterPlaces = Self.places(after.figures, contactCount)
        var counts = [Int](repeating: 0, count: rows * columns)
        var amountsBefore = [Int128](repeating: 0, count: rows * columns)
        var amountsAfter = amountsBefore
        // All amounts together fit 128 bits, since they are sums of totals.
        for contact in 0..<contactCount {
            let (earlierPlace, laterPlace) = (Int(earlierPlaces[contact]), Int(laterPlaces[contact]))
            guard earlierPlace >= 0 || laterPlace >= 0 else { continue }
            let row = earlierPlace < 0 ? rows - 1 : Int(earlier.numbers[earlierPlace])
            let column = laterPlace < 0 ? columns - 1 : Int(later.numbers[laterPlace])
            let cell = row * columns + column
            counts[cell] += 1
            if earlierPlace >= 0 {
                amountsBefore[cell] += before.figures.mantissa(at: earlierPlace)
            }
            if laterPlace >= 0 {
                amountsAfter[cell] += after.figures.mantissa(at: laterPlace)
            }
        }
        cells = counts.indices.filter { counts[$0] > 0 }.map { cell in
            let (row, column) = (cell / columns, cell % columns)
            return Cell(
                from: row == rows - 1 ? nil : earlier.names[row],
                to: column == columns - 1 ? nil : later.names[column],
                contacts: counts[cell],
                amountBefore: ExactDecimal(mantissa: amountsBefore[cell], scale: before.figures.scale),
                amountAfter: ExactDecimal(mantissa: amountsAfter[cell], scale: after.figures.scale)
            )
        }
    }

    /// For each contact its place in the figures, or -1.
    private static func places(_ figures: RFMFigures, _ contactCount: Int) -> [Int32] {
        var places = [Int32](repeating: -1, count: contactCount)
        for (place, contact) in figures.contacts.enumerated() { places[Int(contact)] = Int32(place) }
        return places
    }
}

extension RFMFigures {
    /// A contact's amount without its scale.
    @inline(__always)
    func mantissa(at index: Int) -> Int128 {
        switch amounts {
        case .narrow(let values): Int128(values[index])
        case .wide(let values): values[index]
        }
    }
}
