internal import EventModel

/// How much there is of what order versions refer to: their codes and numbers are indexes of lists of these lengths.
///
/// A checksum guards the codes, and nothing guards the catalogue, which says how many names and contacts there are. Loops over
/// orders look up and count by codes without looking at each; so a code that stands for nothing may not come to them.
struct OrderReferences: Sendable {
    /// What a list of versions refers to.
    enum Referent: String {
        case order = "orders"
        case contact = "contacts"
        case currency = "currencies"
    }

    /// How many orders have a name.
    let orders: Int
    /// How many contacts there are.
    let contacts: Int
    /// How many currencies have a name; a version can also have none.
    let currencies: Int

    /// For who only writes versions elsewhere.
    static let any = OrderReferences(orders: 1 << 32, contacts: 1 << 32, currencies: 1 << 32)

    /// Makes sure that there are orders and contacts at all, where there are versions of orders.
    func checkExistence(forGroup number: Int) throws(DamagedBytes) {
        if orders == 0 { throw Self.damage(.order, ofGroup: number) }
        if contacts == 0 { throw Self.damage(.contact, ofGroup: number) }
    }

    /// Whether all values of a range are there.
    func areThere(_ range: ClosedRange<UInt32>, _ referent: Referent) -> Bool {
        let (shift, bound) = bound(of: referent)
        let (least, greatest) = (range.lowerBound &+ shift, range.upperBound &+ shift)
        return least <= greatest && Int(greatest) < bound
    }

    /// Makes sure that what the versions of a group refer to is there.
    func check(
        _ values: UnsafeMutableBufferPointer<UInt32>,
        _ referent: Referent,
        ofGroup number: Int
    ) throws(DamagedBytes) {
        let (shift, bound) = bound(of: referent)
        // No store has so many.
        guard bound <= Int(Int32.max) else { return }
        let greatest = UInt32(bound) &- 1
        // The first bit is set as soon as one value has it, or is greater: that costs about as much as a copy of the list.
        var signs: UInt32 = 0
        for value in values {
            let value = value &+ shift
            signs |= value | (greatest &- value)
        }
        if signs >> 31 == 1 { throw Self.damage(referent, ofGroup: number) }
    }

    /// Has all values refer to something: results by them are worth nothing, but can be worked out.
    func replace(_ values: UnsafeMutableBufferPointer<UInt32>, _ referent: Referent) {
        values.update(repeating: referent == .currency ? OrderEvent.noCurrency : 0)
    }

    /// What values are below once something was added to them: that which stands for no currency wraps round to 0.
    private func bound(of referent: Referent) -> (shift: UInt32, bound: Int) {
        switch referent {
        case .order: (0, orders)
        case .contact: (0, contacts)
        case .currency: (1, currencies + 1)
        }
    }

    private static func damage(_ referent: Referent, ofGroup number: Int) -> DamagedBytes {
        DamagedBytes(
            place: PackedOrderVersions.place(number),
            detail: "it refers to \(referent.rawValue) that are not there"
        )
    }
}
