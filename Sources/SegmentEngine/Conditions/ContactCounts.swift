internal import Columns

/// How often something was seen of each contact, as exactly as a question wants to know it.
///
/// Counts are bytes where the question tells no greater ones apart, since most of what is kept of a million contacts has to be
/// brought from memory. They take no memory before something is seen.
struct ContactCounts {
    private let question: FigureQuestion
    private let areFew: Bool
    // One of the two is used.
    private var few: Counts<UInt8>
    private var many: Counts<UInt32>

    /// Makes counts of nothing.
    init(answering question: FigureQuestion, contacts: Int) {
        self.question = question
        areFew = question.distinguishesOnly(countsUpTo: UInt8.max)
        few = Counts(contacts: contacts)
        many = Counts(contacts: contacts)
    }

    /// Counts what is seen.
    ///
    /// - Parameter each: Calls `take` with the contact each time that one is seen; what is kept of those to come it can ask for.
    @inline(__always)
    mutating func add(_ each: (_ kept: KeptFigures, _ take: (_ contact: Int) -> Void) -> Void) {
        if areFew { few.add(each) } else { many.add(each) }
    }

    /// Counts contacts, each as often as it comes.
    mutating func add(_ contacts: [UInt32]) {
        contacts.withUnsafeBufferPointer { contacts in
            add { kept, take in
                for place in contacts.indices {
                    kept.ask(Int(contacts[min(place &+ KeptFigures.distance, contacts.count &- 1)]))
                    take(Int(contacts[place]))
                }
            }
        }
    }

    /// Counts the contacts of those places of a list whose bit is one.
    mutating func add(_ contacts: [UInt32], where counted: Bitmap) {
        if areFew { few.add(contacts, where: counted) } else { many.add(contacts, where: counted) }
    }

    /// Adds what others counted for the same question.
    mutating func add(_ other: ContactCounts) {
        few.add(other.few)
        many.add(other.many)
    }

    /// The contacts whose count answers the question.
    var contacts: Bitmap { areFew ? few.contacts(answering: question) : many.contacts(answering: question) }
}

extension FigureQuestion {
    /// The contacts whose count answers it; a count of zero is a figure to a test, and none to a ranking.
    func contacts(byCounts counts: [UInt32]) -> Bitmap { Counts(counts).contacts(answering: self) }

    /// Whether a count and all above it answer it alike.
    fileprivate func distinguishesOnly(countsUpTo greatest: some FixedWidthInteger & UnsignedInteger) -> Bool {
        guard case .passes(let test) = self, let (range, _) = test.mantissaTest(scale: 0).ofCounts else { return false }
        return range.lowerBound <= greatest && (range.upperBound < greatest || range.upperBound == .max)
    }
}

/// Counts of one size; what one cannot hold stays at its border.
private struct Counts<Count: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable> {
    private let contactCount: Int
    /// An entry a contact; empty before something is seen.
    private var counts: [Count]

    init(contacts: Int) {
        contactCount = contacts
        counts = []
    }

    init(_ counts: [Count]) {
        contactCount = counts.count
        self.counts = counts
    }

    @inline(__always)
    mutating func add(_ each: (_ kept: KeptFigures, _ take: (_ contact: Int) -> Void) -> Void) {
        if counts.isEmpty { counts = Array(repeating: 0, count: contactCount) }
        counts.withUnsafeMutableBufferPointer { counts in
            each(KeptFigures(counts)) { contact in
                let next = counts[contact] &+ 1
                counts[contact] = next == 0 ? .max : next
            }
        }
    }

    mutating func add(_ contacts: [UInt32], where counted: Bitmap) {
        precondition(contacts.count == counted.count, "Each place has its contact")
        guard !contacts.isEmpty else { return }
        if counts.isEmpty { counts = Array(repeating: 0, count: contactCount) }
        let last = contacts.count - 1
        counts.withUnsafeMutableBufferPointer { counts in
            let kept = KeptFigures(counts)
            contacts.withUnsafeBufferPointer { contacts in
                counted.withWords { words in
                    for (place, word) in words.enumerated() where word != 0 {
                        let first = place &* 64
                        // Where most are counted, adding 0 for the others takes less time than finding out who is next.
                        let isDense = word.nonzeroBitCount > 32 && first &+ 63 <= last
                        var rest = isDense ? .max : word
                        while rest != 0 {
                            let bit = rest.trailingZeroBitCount
                            let row = first &+ bit
                            kept.ask(Int(contacts[min(row &+ KeptFigures.distance, last)]))
                            let contact = Int(contacts[row])
                            let before = counts[contact]
                            let next = before &+ Count(truncatingIfNeeded: word &>> UInt64(bit) & 1)
                            counts[contact] = next < before ? .max : next
                            rest &= rest &- 1
                        }
                    }
                }
            }
        }
    }

    mutating func add(_ other: Counts) {
        guard !other.counts.isEmpty else { return }
        guard !counts.isEmpty else {
            counts = other.counts
            return
        }
        counts.withUnsafeMutableBufferPointer { counts in
            other.counts.withUnsafeBufferPointer { others in
                for contact in counts.indices {
                    let sum = counts[contact] &+ others[contact]
                    counts[contact] = sum < others[contact] ? .max : sum
                }
            }
        }
    }

    func contacts(answering question: FigureQuestion) -> Bitmap {
        let counts = counts.isEmpty ? Array(repeating: 0, count: contactCount) : counts
        switch question {
        case .passes(let test):
            let passes = test.mantissaTest(scale: 0)
            guard let (range, isNegated) = passes.ofCounts else {
                return Bitmap(of: contactCount) { passes.passes(Int128(counts[$0])) }
            }
            let (least, greatest) = (Count(clamping: range.lowerBound), Count(clamping: range.upperBound))
            return counts.withUnsafeBufferPointer { counts in
                Bitmap(of: contactCount) { (least <= counts[$0] && counts[$0] <= greatest) != isNegated }
            }
        case .ranks(let ranking):
            return counts.withUnsafeBufferPointer { ranking.contacts(by: $0, nothing: 0) }
        }
    }
}
