/// What an event is known by upstream: its content alone, so that it outlives a store that was deleted and filled again.
///
/// The time leads, so that the events of a push, which go in the order of time, lie side by side in the ledger.
package struct EventKey: Hashable, Sendable {
    /// The time in microseconds on the store's clock.
    package let occurred: Int64
    /// The 128-bit XXH3 hash of type, key, time and parameters, with their digits and kinds, in their order.
    package let fingerprint: Fingerprint
    /// How many equal events came before: a store that keeps duplicates has several.
    package let occurrence: Int

    /// Makes a key.
    package init(occurred: Int64, fingerprint: Fingerprint, occurrence: Int = 0) {
        self.occurred = occurred
        self.fingerprint = fingerprint
        self.occurrence = occurrence
    }

    /// A 128-bit hash in two halves.
    package struct Fingerprint: Hashable, Sendable {
        /// The upper half.
        package let high: UInt64
        /// The lower half.
        package let low: UInt64

        /// Makes a hash from its halves.
        package init(high: UInt64, low: UInt64) {
            self.high = high
            self.low = low
        }
    }
}

extension EventKey: Comparable {
    /// The order of the ledger's rows, where the halves of a hash are signed.
    package static func < (left: EventKey, right: EventKey) -> Bool {
        if left.occurred != right.occurred { return left.occurred < right.occurred }
        let (one, other) = (left.fingerprint, right.fingerprint)
        if one.high != other.high { return Int64(bitPattern: one.high) < Int64(bitPattern: other.high) }
        if one.low != other.low { return Int64(bitPattern: one.low) < Int64(bitPattern: other.low) }
        return left.occurrence < right.occurrence
    }
}
