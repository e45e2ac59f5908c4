internal import Columns
internal import EventModel
internal import EventStore

/// The orders that a thread saw, on their way to what those of each contact come to.
///
/// Orders are kept with totals of one type, which may be narrower than that of the sums: what is kept of them is most of the
/// memory that this takes.
struct ContactSums<
    Total: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable,
    Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable
>: Sendable {
    /// An order, as far as it matters.
    private struct Entry: BitwiseCopyable, Sendable {
        let total: Total
        let contact: UInt32
        let day: Int32
    }

    /// What is known of one contact; together, so that an order touches one place in memory.
    private struct Sum: BitwiseCopyable {
        var amount: Amount = 0
        var orders: UInt32 = 0
        var lastDay = Int32.min
    }

    private var buckets: ContactBuckets<Entry>
    /// How many digits of the totals of each lot stand after the point: the most that any of its orders has.
    private var scales: [Int] = []
    /// What the magnitudes of the totals of each lot do not exceed in all.
    private var bounds: [Int128] = []
    /// Whether all totals fit their type; once one does not, nothing more is looked at.
    private var totalsFit = true

    /// Begins without orders.
    init(contacts: Int) {
        buckets = ContactBuckets(contacts: contacts)
    }

    /// Adds the orders in some rows of versions.
    mutating func take(_ versions: OrderVersions, _ rows: [UInt32]) {
        guard totalsFit else { return }
        let (contactList, dateList) = (versions.contacts, versions.dates)
        let (mantissaList, scaleList) = (versions.totalMantissas, versions.totalScales)
        let (rows, contacts, dates) = (rows.span, contactList.span, dateList.span)
        let (mantissas, scales) = (mantissaList.span, scaleList.span)
        var (least, most, greatest): (UInt8, UInt8, UInt64) = (.max, 0, 0)
        for index in rows.indices {
            let row = Int(rows[index])
            least = min(least, scales[row])
            most = max(most, scales[row])
            greatest = max(greatest, mantissas[row].magnitude)
        }
        // A mantissa has at most 19 digits, and a scale is at most 18.
        let bound = Int128(greatest) * ExactDecimal.powersOfTen[min(18, Int(most - min(least, most)))]
        totalsFit = bound <= Int128(Total.max)
        guard totalsFit else { return }
        let factorList: [Total] = TotalScaling.factors(to: Int(most))
        let factors = factorList.span
        buckets.append(rows.count) { index in
            contacts[Int(rows[index])]
        } entry: { index in
            let row = Int(rows[index])
            return Entry(
                total: Total(truncatingIfNeeded: mantissas[row]) &* factors[Int(scales[row])],
                contact: contacts[row],
                day: Int32(truncatingIfNeeded: dates[row].dividedFlooring(by: WallClock.day))
            )
        }
        self.scales.append(Int(most))
        let (all, overflow) = bound.multipliedReportingOverflow(by: Int128(rows.count))
        bounds.append(overflow ? .max : all)
    }

    /// What all threads saw, added up by contact; nil if a sum might not fit.
    ///
    /// - Parameter withoutOrders: Contacts to be listed even without an order, a bit a contact number; nil for none.
    static func added(_ parts: [ContactSums], withoutOrders: Bitmap?) -> (columns: ContactColumns<Amount>, scale: Int)?
    {
        let scale = parts.reduce(0) { max($0, $1.scales.max() ?? 0) }
        guard parts.allSatisfy(\.totalsFit), Amount.bitWidth == 128 || fits(parts, scale: scale) else { return nil }
        let factors = parts.map { part in
            part.scales.map { Amount(clamping: ExactDecimal.powersOfTen[min(38, scale - $0)]) }
        }
        let ofBuckets = Concurrently.map(parts[0].buckets.count) { bucket in
            Self.added(parts, factors, bucket: bucket, withoutOrders: withoutOrders)
        }
        var columns = ContactColumns<Amount>()
        let count = ofBuckets.reduce(0) { $0 + $1.contacts.count }
        columns.contacts.reserveCapacity(count)
        columns.orders.reserveCapacity(count)
        columns.lastDays.reserveCapacity(count)
        columns.amounts.reserveCapacity(count)
        for bucket in ofBuckets {
            columns.contacts += bucket.contacts
            columns.orders += bucket.orders
            columns.lastDays += bucket.lastDays
            columns.amounts += bucket.amounts
        }
        return (columns, scale)
    }

    /// Whether the sum of any of the totals fits with two bits to spare.
    private static func fits(_ parts: [ContactSums], scale: Int) -> Bool {
        var bound: Int128 = 0
        for part in parts {
            for (own, totals) in zip(part.scales, part.bounds) {
                let (raised, overflow) =
                    totals
                    .multipliedReportingOverflow(by: ExactDecimal.powersOfTen[min(38, scale - own)])
                bound = overflow ? .max : bound.addingClamped(raised)
            }
        }
        return bound <= Int128(Amount.max / 4)
    }

    /// A sum and a raised amount.
    ///
    /// Sums of 64 bits were proved to fit; 128 bits are left only by totals that no shop has.
    @inline(__always)
    private static func sum(_ sum: Amount, _ amount: Amount, raisedBy factor: Amount) -> Amount {
        guard Amount.bitWidth == 128 else { return sum &+ amount &* factor }
        let (raised, overflow) = amount.multipliedReportingOverflow(by: factor)
        return sum.addingClamped(overflow ? (amount < 0 ? .min : .max) : raised)
    }

    private static func added(
        _ parts: [ContactSums],
        _ factors: [[Amount]],
        bucket: Int,
        withoutOrders: Bitmap?
    ) -> ContactColumns<Amount> {
        let contacts = parts[0].buckets.contacts(of: bucket)
        let first = contacts.lowerBound
        var sums = [Sum](repeating: Sum(), count: contacts.count)
        sums.withUnsafeMutableBufferPointer { sums in
            for (part, factors) in zip(parts, factors) {
                part.buckets.forEachLot(of: bucket) { lot, entries in
                    let factor = factors[lot]
                    for entry in entries {
                        let place = Int(entry.contact) &- first
                        sums[place].orders &+= 1
                        sums[place].lastDay = max(sums[place].lastDay, entry.day)
                        sums[place].amount = Self.sum(sums[place].amount, Amount(entry.total), raisedBy: factor)
                    }
                }
            }
        }
        let found = sums
        var columns = ContactColumns<Amount>()
        columns.contacts = [UInt32](unsafeUninitializedCapacity: found.count) { listed, count in
            for place in found.indices where found[place].orders > 0 || withoutOrders?[first + place] == true {
                listed.initializeElement(at: count, to: UInt32(truncatingIfNeeded: first &+ place))
                count &+= 1
            }
        }
        columns.orders = columns.contacts.map { found[Int($0) &- first].orders }
        columns.lastDays = columns.contacts.map { found[Int($0) &- first].lastDay }
        columns.amounts = columns.contacts.map { found[Int($0) &- first].amount }
        return columns
    }
}
