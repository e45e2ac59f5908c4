internal import Columns

/// An event that another one repeats, value for value.
package struct RepeatedEvent: Hashable, Sendable {
    /// The number of the later one.
    package let event: Int64
    /// The number of the first of its kind.
    package let first: Int64
}

extension StoreSnapshot {
    /// The stored events that repeat an earlier one: same type, key, time and parameters; ascending.
    ///
    /// There are some only where duplicates were kept. Fingerprints find the candidates, type and time leave few of them, and
    /// a hash of the values makes sure of those. Memory is that of some million fingerprints, and of the candidates.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func repeatedEvents() throws -> [RepeatedEvent] {
        var candidates: [Candidate] = []
        let passes = parts.reduce(0) { $0 + $1.events } / Self.fingerprintsAtOnce + 1
        for pass in 0..<passes { try namingDamage { try collect(pass, of: passes, into: &candidates) } }
        guard !candidates.isEmpty else { return [] }
        try readTimes(of: &candidates)
        guard !candidates.isEmpty else { return [] }
        try hashValues(of: &candidates)
        candidates.sort()
        var repeated: [RepeatedEvent] = []
        var first = candidates[0]
        for candidate in candidates.dropFirst() {
            guard candidate.isLike(first) else {
                first = candidate
                continue
            }
            repeated.append(RepeatedEvent(event: candidate.event, first: first.event))
        }
        return repeated.sorted { $0.event < $1.event }
    }

    private static let fingerprintsAtOnce = 1_000_000
    /// In how many shares fingerprints are compared, by several cores at once.
    private static let shares = 16

    private struct Candidate: Comparable, Sendable {
        let fingerprint: Int64
        let event: Int64
        var eventType: UInt32 = 0
        var occurred: Int64 = 0
        var values: UInt64 = 0

        func isLike(_ other: Candidate) -> Bool {
            (fingerprint, eventType, occurred, values)
                == (other.fingerprint, other.eventType, other.occurred, other.values)
        }

        static func < (left: Candidate, right: Candidate) -> Bool {
            if left.isLike(right) { return left.event < right.event }
            return (left.fingerprint, left.eventType, left.occurred, left.values)
                < (right.fingerprint, right.eventType, right.occurred, right.values)
        }
    }

    /// The fingerprints of a part, or of a share of it.
    private struct Run: Sendable {
        let part: Part
        let fingerprints: PartFingerprints

        /// The places of those of one of so many equal shares of all fingerprints, which have 40 bits.
        func places(ofShare share: Int, of shares: Int) -> Range<Int> {
            let first = share == 0 ? 0 : place(notBelow: (1 << 40) / Int64(shares) * Int64(share))
            let end =
                share + 1 == shares
                ? fingerprints.values.count : place(notBelow: (1 << 40) / Int64(shares) * Int64(share + 1))
            return first..<max(first, end)
        }

        private func place(notBelow fingerprint: Int64) -> Int {
            var (low, high) = (0, fingerprints.values.count)
            while low < high {
                let middle = (low + high) / 2
                if fingerprints.values[middle] < fingerprint { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Appends the events whose fingerprint others share, of one share of all fingerprints.
    private func collect(_ pass: Int, of passes: Int, into candidates: inout [Candidate]) throws {
        var runs: [Run] = []
        for part in parts {
            let whole = Run(part: part, fingerprints: try PartFingerprints(of: part, database))
            let places = whole.places(ofShare: pass, of: passes)
            runs.append(
                passes == 1
                    ? whole
                    : Run(
                        part: part,
                        fingerprints: PartFingerprints(
                            values: Array(whole.fingerprints.values[places]),
                            positions: Array(whole.fingerprints.positions[places])
                        )
                    )
            )
        }
        let found = Concurrently.map(Self.shares) { [runs] share in
            Self.candidates(in: runs, share: pass * Self.shares + share, of: passes * Self.shares)
        }
        candidates += found.joined()
    }

    private static func candidates(in runs: [Run], share: Int, of shares: Int) -> [Candidate] {
        let places = runs.map { $0.places(ofShare: share, of: shares) }
        var all: [Int64] = []
        all.reserveCapacity(places.reduce(0) { $0 + $1.count })
        for (run, places) in zip(runs, places) { all.append(contentsOf: run.fingerprints.values[places]) }
        all.sort()
        var shared: Set<Int64> = []
        for index in all.indices.dropFirst() where all[index] == all[index - 1] { shared.insert(all[index]) }
        guard !shared.isEmpty else { return [] }
        return zip(runs, places).flatMap { run, places in
            places.filter { shared.contains(run.fingerprints.values[$0]) }.map { place in
                Candidate(
                    fingerprint: run.fingerprints.values[place],
                    event: run.part.firstEvent + Int64(run.fingerprints.positions[place])
                )
            }
        }
    }

    /// Reads types and times, and drops the candidates that were removed or have nobody of the same type and time.
    private func readTimes(of candidates: inout [Candidate]) throws {
        candidates.sort { $0.event < $1.event }
        var dated: [Candidate] = []
        for (part, wanted) in perPart(candidates) {
            let byPosition = Dictionary(
                uniqueKeysWithValues: wanted.map { (UInt32(candidates[$0].event - part.firstEvent), $0) }
            )
            for group in rowGroups where group.part.number == part.number {
                let buffer = try read(group, columns: [])
                for row in buffer.positions.indices {
                    guard let index = byPosition[buffer.positions[row]] else { continue }
                    var candidate = candidates[index]
                    (candidate.eventType, candidate.occurred) = (buffer.eventType, buffer.occurred[row])
                    dated.append(candidate)
                }
            }
        }
        dated.sort()
        candidates = dated.indices.filter { index in
            index > 0 && dated[index].isLike(dated[index - 1])
                || index + 1 < dated.count && dated[index].isLike(dated[index + 1])
        }.map { dated[$0] }
    }

    /// Reads each part that holds a candidate once, and hashes what makes the candidates what they are.
    private func hashValues(of candidates: inout [Candidate]) throws {
        candidates.sort { $0.event < $1.event }
        let keyColumn = memberColumn(named: "keyValue")
        for (part, wanted) in perPart(candidates) {
            let loaded = try load(part)
            for index in wanted {
                let position = UInt32(candidates[index].event - part.firstEvent)
                guard let (buffer, row) = loaded.place(of: position) else { continue }
                candidates[index].values = valueHash(row, of: buffer, keyColumn: keyColumn)
            }
        }
    }

    /// The parts that hold candidates, which ascend by their events, each with the places of its own.
    private func perPart(_ candidates: [Candidate]) -> [(part: Part, candidates: Range<Int>)] {
        var found: [(part: Part, candidates: Range<Int>)] = []
        var start = 0
        for part in parts {
            var end = start
            while end < candidates.count, part.eventNumbers.contains(candidates[end].event) { end += 1 }
            if end > start { found.append((part, start..<end)) }
            start = end
        }
        return found
    }

    private func valueHash(_ row: Int, of buffer: EventBuffer, keyColumn: UInt32?) -> UInt64 {
        var bytes = Array("\(buffer.eventType) \(buffer.occurred[row]) ".utf8)
        if let raw = buffer.raws[row] { bytes += raw }
        if let key = keyColumn.flatMap({ buffer.existing($0) }) { bytes += json(row, of: key) }
        for parameter in vocabulary.parameters(ofShape: buffer.shapes[row]) {
            bytes += "\(parameter):".utf8
            if let values = buffer.existing(parameter) { bytes += json(row, of: values) }
        }
        return bytes.withUnsafeBytes { TextHash.of($0) }
    }
}
