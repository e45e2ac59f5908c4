internal import Columns

/// The lists of order versions in a file, each decoded when it is first asked for.
struct StoredOrderVersions: Sendable {
    let count: Int
    let orders: Lazily<[UInt32]>
    let contacts: Lazily<[UInt32]>
    let validFrom: Lazily<[Int64]>
    let validTo: Lazily<[Int64]>
    let statuses: Lazily<[UInt8]>
    let totalMantissas: Lazily<[Int64]>
    let totalScales: Lazily<[UInt8]>
    let dates: Lazily<[Int64]>
    let currencies: Lazily<[UInt32]>
    let events: Lazily<[Int64]>
    let origins: Lazily<[Int64]>
    let knownDates: Lazily<ClosedRange<Int64>?>
    let packedDates: Lazily<ClosedRange<Int64>?>
    let knownMantissas: Lazily<ClosedRange<Int64>?>
    let knownScales: Lazily<ClosedRange<UInt8>?>
    private let groups: OrderVersionGroups
    private let chosen: Range<Int>

    /// Takes groups that were opened, or some of them.
    init(_ groups: OrderVersionGroups, of chosen: Range<Int>) {
        (self.groups, self.chosen) = (groups, chosen)
        count = groups.count(of: chosen)
        orders = Lazily { groups.orders(of: chosen) }
        contacts = Lazily { groups.list(of: chosen, referringTo: .contact) { $0.contacts } }
        validFrom = Lazily { groups.list(of: chosen) { $0.decodeStarts($1, into: $2) } }
        validTo = Lazily { groups.list(of: chosen) { $0.decodeEnds($1, into: $2) } }
        statuses = Lazily { groups.list(of: chosen) { $0.decode($0.statuses, into: $1) } }
        totalMantissas = Lazily { groups.list(of: chosen) { $0.decode($0.totalMantissas, into: $1) } }
        totalScales = Lazily { groups.list(of: chosen) { $0.decode($0.totalScales, into: $1) } }
        dates = Lazily { groups.list(of: chosen) { $0.decode($0.dates, into: $1) } }
        currencies = Lazily { groups.list(of: chosen, referringTo: .currency) { $0.currencies } }
        events = Lazily { groups.list(of: chosen) { $0.decodeEvents($1, into: $2) } }
        origins = Lazily { groups.list(of: chosen) { $0.decodeOrigins($1, into: $2) } }
        knownDates = Lazily { groups.dates(of: chosen) }
        packedDates = Lazily { groups.knownRange(of: chosen) { $0.knownRange(of: $0.dates) } }
        knownMantissas = Lazily { groups.knownRange(of: chosen) { $0.knownRange(of: $0.totalMantissas) } }
        knownScales = Lazily { groups.knownRange(of: chosen) { $0.knownRange(of: $0.totalScales) } }
    }

    /// The versions with a status.
    func bits(ofStatus status: UInt8) -> Bitmap {
        if let bits = groups.bits(ofStatus: status, in: chosen) { return bits }
        return statuses.value.withUnsafeBufferPointer { statuses in
            Bitmap(of: statuses.count) { statuses[$0] == status }
        }
    }

    /// The contacts of some of the versions.
    func contacts(of wanted: Bitmap) -> [UInt32] {
        if let some = groups.contacts(of: wanted, in: chosen) { return some }
        return contacts.value.entries(where: wanted)
    }
}
