internal import CXXHash
internal import EventModel

/// The events that were accepted, each with how many times it came.
struct KeptEvents: Sendable {
    /// An event that was accepted.
    struct Kept: Sendable {
        let key: Key
        let eventType: String
        var times: Int
    }

    /// What makes two events the same: all their bytes, and their time, which an event that happens now has not in them.
    struct Key: Hashable, Sendable {
        let text: [UInt8]
        let occurred: WallClock
        /// The XXH3 hash of the text, worked out once: a dictionary that grows asks again.
        private let digest: UInt64

        init(text: [UInt8], occurred: WallClock) {
            (self.text, self.occurred) = (text, occurred)
            digest = text.withUnsafeBytes { xxhash64($0.baseAddress, $0.count) }
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(digest)
            hasher.combine(occurred.microseconds)
        }

        static func == (left: Key, right: Key) -> Bool {
            left.digest == right.digest && left.occurred == right.occurred && left.text == right.text
        }
    }

    /// The different events, in the order in which each came first.
    private(set) var list: [Kept] = []
    private var places: [Key: Int] = [:]

    /// Keeps an event, or counts it once more.
    mutating func keep(_ text: [UInt8], eventType: String, occurred: WallClock) {
        let key = Key(text: text, occurred: occurred)
        if let place = places[key] {
            list[place].times += 1
        } else {
            places[key] = list.count
            list.append(Kept(key: key, eventType: eventType, times: 1))
        }
    }

    /// Forgets the events of a period; gives how many there were, those that came several times counted each time.
    mutating func remove(_ moments: ClosedRange<WallClock>) -> Int {
        let before = count
        list.removeAll { moments.contains($0.key.occurred) }
        places = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.key, $0) })
        return before - count
    }

    /// All events, those that came several times counted each time.
    var count: Int { list.reduce(0) { $0 + $1.times } }

    /// How many events of each type there are, counted in the same way.
    var countsByType: [String: Int] {
        list.reduce(into: [:]) { counts, kept in counts[kept.eventType, default: 0] += kept.times }
    }

    /// The line of `GET /sandbox/events` for an event, its line feed included.
    static func line(of kept: Kept) -> [UInt8] {
        Array("{\"times\":\(kept.times),\"event\":".utf8) + kept.key.text + Array("}\n".utf8)
    }
}
