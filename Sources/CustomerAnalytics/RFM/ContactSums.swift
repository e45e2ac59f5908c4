internal import Columns
internal import EventModel
internal import EventStore

/// The orders that a thread saw, on their way to what those of each contact come to.
///
/// Orders are kept with totals and days of types that may be narrower than those of the sums: what is kept of them is most of
/// the memory that this takes, and of the way that it goes through.
struct ContactSums<
    Total: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable,
    Days: FixedWidthInteger & BitwiseCopyable & Sendable,
    Amount: FixedWidthInteger & SignedInteger & BitwiseCopyable & Sendable
>: Sendable {
    /// An order, as far as it matters.
    private struct Entry: BitwiseCopyable, Sendable {
        let total: Total
        /// The place of its contact among those of the bucket.
        let contact: UInt16
        /// From its date to the as-of date.
        let days: Days
    }

    /// What is known of one contact; together, so that an order touches one place in memory.
    private struct Sum: BitwiseCopyable, Sendable {
        var amount: Amount = 0
        var orders: UInt32 = 0
        /// From the date of the last order to the as-of date.
        var days = Int32.max
    }

    /// What is known of the contacts of a bucket.
    private struct BucketSums: Sendable {
        /// The first contact of the bucket.
        let first: Int
        /// Of each contact.
        let sums: [Sum]
        /// How many of them are listed.
        let listed: Int
    }

    private var buckets: ContactBuckets<Entry>
    /// The last moment of the as-of date, in microseconds.
    private let end: Int64
    /// How many digits of the totals of each lot stand after the point: the most that any of its orders has.
    private var scales: [Int] = []
    /// What the magnitudes of the totals of each lot do not exceed in all.
    private var bounds: [Int128] = []
    /// Whether all totals and days fit their types; once one does not, nothing more is looked at.
    private var fits = true

    /// Begins without orders.
    ///
    /// - Parameter asOf: No order has a later date.
    init(contacts: Int, asOf: WallClock) {
        buckets = ContactBuckets(contacts: contacts)
        end = (Int64(asOf.dayNumber) &* WallClock.day).addingClamped(WallClock.day - 1)
    }

    /// Adds the orders in some rows of versions.
    mutating func take(_ versions: OrderVersions, _ rows: [UInt32]) {
        guard fits else { return }
        let totals = TotalBounds(versions, rows) { $0 <= Int128(Total.max) }
        let (known, last) = (versions.packedDates?.lowerBound, end)
        fits =
            totals.magnitude <= Int128(Total.max)
            && (known.map { Self.days(from: $0, to: last) <= UInt64(Days.max) } == true
                || Self.days(from: Self.firstDate(versions, rows), to: last) <= UInt64(Days.max))
        guard fits else { return }
        // Lots are told apart by their scale, which mostly stays what it is.
        if scales.last != totals.scale {
            buckets.beginLot()
            scales.append(totals.scale)
            bounds.append(0)
        }
        let (all, overflow) = totals.magnitude.multipliedReportingOverflow(by: Int128(rows.count))
        bounds[bounds.count - 1] = overflow ? .max : bounds[bounds.count - 1].addingClamped(all)
        let (dateList, mantissaList, scaleList) = (versions.dates, versions.totalMantissas, versions.totalScales)
        let (dates, mantissas, scales) = (dateList.span, mantissaList.span, scaleList.span)
        let factorList: [Total] = TotalScaling.factors(to: totals.scale)
        let (factors, end, isOnlyScale) = (factorList.span, end, totals.isOnlyScale)
        buckets.append(rows, of: versions.contacts) { row, place in
            let mantissa = Total(truncatingIfNeeded: mantissas[unchecked: row])
            return Entry(
                total: isOnlyScale ? mantissa : mantissa &* factors[Int(scales[row])],
                contact: place,
                days: Days(truncatingIfNeeded: Self.days(from: dates[unchecked: row], to: end))
            )
        }
    }

    /// How many days lie from a date to another one, given by its last moment: from there whole days are those.
    @inline(__always)
    private static func days(from date: Int64, to end: Int64) -> UInt64 {
        UInt64(bitPattern: end &- date) / UInt64(WallClock.day)
    }

    private static func firstDate(_ versions: OrderVersions, _ rows: [UInt32]) -> Int64 {
        let dates = versions.dates
        return rows.reduce(Int64.max) { min($0, dates[Int($1)]) }
    }

    /// What all threads saw, added up by contact; nil if a sum might not fit.
    ///
    /// - Parameter withoutOrders: Contacts to be listed even without an order, a bit a contact number; nil for none.
    static func added(_ parts: [ContactSums], withoutOrders: Bitmap?) -> (columns: ContactColumns<Amount>, scale: Int)?
    {
        let scale = parts.reduce(0) { max($0, $1.scales.max() ?? 0) }
        guard parts.allSatisfy(\.fits), Amount.bitWidth == 128 || fits(parts, scale: scale) else { return nil }
        let factors = parts.map { part in
            part.scales.map { Amount(clamping: ExactDecimal.powersOfTen[min(38, scale - $0)]) }
        }
        let ofBuckets = Concurrently.map(parts[0].buckets.count) { bucket in
            Self.added(parts, factors, bucket: bucket, withoutOrders: withoutOrders)
        }
        return (columns(ofBuckets, withoutOrders), scale)
    }

    /// The contacts of all buckets that are listed.
    private static func columns(_ buckets: [BucketSums], _ withoutOrders: Bitmap?) -> ContactColumns<Amount> {
        var starts = [0]
        for bucket in buckets { starts.append(starts[starts.count - 1] + bucket.listed) }
        let rows = starts
        return ContactColumns(count: rows[buckets.count]) { places in
            // Each bucket has its own rows, and nobody reads before all are done.
            nonisolated(unsafe) let places = places
            _ = Concurrently.map(buckets.count) { bucket in
                let own = buckets[bucket]
                let (first, sums) = (own.first, own.sums.span)
                var (row, contact) = (rows[bucket], 0)
                // Each contact is written, and the next row taken only behind one that is listed: no branch has to be foretold.
                while row < rows[bucket + 1] {
                    let sum = sums[contact]
                    places.write(
                        at: row,
                        contact: UInt32(truncatingIfNeeded: first &+ contact),
                        orders: sum.orders,
                        recencyDays: sum.orders > 0 ? Int64(sum.days) : RFMFigures.never,
                        amount: sum.amount
                    )
                    row &+= ones(sum, first &+ contact, withoutOrders)
                    contact &+= 1
                }
            }
        }
    }

    /// 1 if a contact is listed.
    @inline(__always)
    private static func ones(_ sum: Sum, _ contact: Int, _ withoutOrders: Bitmap?) -> Int {
        sum.orders > 0 ? 1 : withoutOrders.map { $0[contact] ? 1 : 0 } ?? 0
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
    /// Sums of 64 bits were proved to fit, and those of 128 bits fit wherever `OrderTotals` can be made.
    @inline(__always)
    private static func sum(_ sum: Amount, _ amount: Amount, raisedBy factor: Amount) -> Amount {
        sum &+ amount &* factor
    }

    /// What is known of the contacts of a bucket.
    private static func added(
        _ parts: [ContactSums],
        _ factors: [[Amount]],
        bucket: Int,
        withoutOrders: Bitmap?
    ) -> BucketSums {
        let contacts = parts[0].buckets.contacts(of: bucket)
        let first = contacts.lowerBound
        var sums = [Sum](repeating: Sum(), count: contacts.count)
        sums.withUnsafeMutableBufferPointer { sums in
            for (part, factors) in zip(parts, factors) {
                part.buckets.forEachBlock(of: bucket) { lot, entries in
                    let factor = factors[lot]
                    for entry in entries {
                        let place = Int(entry.contact)
                        sums[place].orders &+= 1
                        sums[place].days = min(sums[place].days, Int32(truncatingIfNeeded: entry.days))
                        sums[place].amount = Self.sum(sums[place].amount, Amount(entry.total), raisedBy: factor)
                    }
                }
            }
        }
        var listed = 0
        for place in sums.indices { listed &+= ones(sums[place], first &+ place, withoutOrders) }
        return BucketSums(first: first, sums: sums, listed: listed)
    }
}
