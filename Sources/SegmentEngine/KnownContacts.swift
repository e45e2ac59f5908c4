internal import Columns

/// Which contacts there are as of any moment.
struct KnownContacts: Sendable {
    /// How many there are in the end.
    private let count: Int
    /// From when on each is known, in microseconds; empty where all are as of every moment that is asked about.
    private let since: [Int64]
    /// When the first and the last of each 64 contacts came to be known.
    ///
    /// Contacts have numbers in the order in which they were met, mostly that of time, so this tells most of 64 alike.
    private let spans: [ClosedRange<Int64>]

    /// All of so many contacts, as of every moment.
    init(all count: Int) {
        self.count = count
        (since, spans) = ([], [])
    }

    /// Contacts by the moments from which on each is known.
    init(since: [Int64]) {
        count = since.count
        self.since = since
        spans = since.withUnsafeBufferPointer { since in
            stride(from: 0, to: since.count, by: 64).map { start in
                var (first, last) = (since[start], since[start])
                for contact in start..<min(start + 64, since.count) {
                    first = min(first, since[contact])
                    last = max(last, since[contact])
                }
                return first...last
            }
        }
    }

    /// The contacts as of a moment, in microseconds.
    func contacts(asOf moment: Int64) -> Bitmap {
        guard !since.isEmpty else { return Bitmap(count: count, repeating: true) }
        let words = [UInt64](unsafeUninitializedCapacity: spans.count) { words, initialized in
            for place in spans.indices {
                let contacts = place * 64..<min(place * 64 + 64, count)
                words[place] =
                    if spans[place].upperBound <= moment {
                        .max &>> UInt64(64 - contacts.count)
                    } else if spans[place].lowerBound > moment {
                        0
                    } else {
                        contacts.reduce(0) { word, contact in
                            word | (since[contact] <= moment ? 1 : 0) &<< UInt64(contact & 63)
                        }
                    }
            }
            initialized = spans.count
        }
        return Bitmap(count: count, words: words)
    }
}
