internal import Columns

/// All contacts dealt out to several threads, a word of a bitmap to each in turn.
///
/// Contacts are numbered by when they came, and who came early did more: ranges of them would not be alike.
struct ContactShares {
    /// How many contacts there are.
    let contacts: Int
    /// How many shares there are, at most 64.
    let count: Int
    /// 2³² divided by their count, and a little more: what multiplying by it gives is exact for all words that there can be.
    private let reciprocal: UInt64

    /// Deals contacts out.
    init(of contacts: Int, count: Int) {
        precondition((1...64).contains(count), "Words are divided exactly")
        (self.contacts, self.count) = (contacts, count)
        reciprocal = (1 << 32 + UInt64(count) - 1) / UInt64(count)
    }

    /// In which share a contact is, and its place there.
    @inline(__always)
    func place(of contact: UInt32) -> (share: Int, contact: UInt32) {
        let word = contact &>> 6
        let turn = UInt32(truncatingIfNeeded: (UInt64(word) &* reciprocal) &>> 32)
        return (Int(word &- turn &* UInt32(truncatingIfNeeded: count)), turn &<< 6 | contact & 63)
    }

    /// How many contacts have a place in each share, at most.
    var contactsOfShare: Int { ((contacts + 63) / 64 + count - 1) / count * 64 }

    /// The contacts that the shares hold, each by its places.
    func joined(_ shares: [Bitmap]) -> Bitmap {
        Bitmap(count: contacts, words: (0..<(contacts + 63) / 64).map { shares[$0 % count].words[$0 / count] })
    }
}
