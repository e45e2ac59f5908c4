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
    /// There are some only where duplicates were kept. Fingerprints find the candidates, and a hash of the values makes
    /// sure of them. Memory is that of some four million fingerprints, and of the candidates.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func repeatedEvents() throws -> [RepeatedEvent] {
        var candidates: [Candidate] = []
        let passes = parts.reduce(0) { $0 + $1.events } / Self.fingerprintsAtOnce + 1
        for pass in 0..<passes { try collect(pass, of: passes, into: &candidates) }
        guard !candidates.isEmpty else { return [] }
        try hashValues(of: &candidates)
        candidates.sort {
            ($0.fingerprint, $0.values, $0.event) < ($1.fingerprint, $1.values, $1.event)
        }
        var repeated: [RepeatedEvent] = []
        var first = candidates[0]
        for candidate in candidates.dropFirst() {
            guard candidate.fingerprint == first.fingerprint, candidate.values == first.values else {
                first = candidate
                continue
            }
            repeated.append(RepeatedEvent(event: candidate.event, first: first.event))
        }
        return repeated.sorted { $0.event < $1.event }
    }

    private static let fingerprintsAtOnce = 4_000_000

    private struct Candidate {
        let fingerprint: Int64
        let event: Int64
        var values: UInt64 = 0
    }

    /// Appends the events whose fingerprint others share, of one share of all fingerprints.
    private func collect(_ pass: Int, of passes: Int, into candidates: inout [Candidate]) throws {
        var found: [(fingerprint: Int64, event: Int64)] = []
        for part in parts {
            let (fingerprints, positions) = try fingerprints(of: part)
            for index in fingerprints.indices where passes == 1 || Int(fingerprints[index]) % passes == pass {
                found.append((fingerprints[index], part.firstEvent + Int64(positions[index])))
            }
        }
        // Each part brings an ascending run, which sorting merges.
        found.sort { $0.fingerprint < $1.fingerprint }
        var start = 0
        while start < found.count {
            var end = start + 1
            while end < found.count, found[end].fingerprint == found[start].fingerprint { end += 1 }
            if end - start > 1 {
                for index in start..<end {
                    candidates.append(Candidate(fingerprint: found[index].fingerprint, event: found[index].event))
                }
            }
            start = end
        }
    }

    private func fingerprints(of part: Part) throws -> ([Int64], [UInt32]) {
        let address = ChunkAddress(
            part: part.number,
            rowGroup: SystemColumn.wholePart,
            column: SystemColumn.fingerprint
        )
        let entries = try ChunkTable.entries(database, part: part.number, columns: [SystemColumn.fingerprint])
        guard let entry = entries[address] else {
            throw StoreError.damaged(path: path, detail: "\(address): it is missing")
        }
        return try ChunkTable.withBytes(of: entry, at: address, database) { bytes in
            var offset = 0
            let fingerprints = try ChunkDecoding.stream(Int64.self, bytes, &offset, count: part.events)
            return (fingerprints, try ChunkDecoding.stream(UInt32.self, bytes, &offset, count: part.events))
        }
    }

    /// Reads each part that holds a candidate once, and hashes what makes the candidates what they are.
    private func hashValues(of candidates: inout [Candidate]) throws {
        candidates.sort { $0.event < $1.event }
        let keyColumn = memberColumn(named: "keyValue")
        var next = 0
        var removed: Set<Int64> = []
        for part in parts {
            guard next < candidates.count, part.eventNumbers.contains(candidates[next].event) else { continue }
            let loaded = try load(part)
            while next < candidates.count, part.eventNumbers.contains(candidates[next].event) {
                let event = candidates[next].event
                if let (buffer, row) = loaded.place(of: UInt32(event - part.firstEvent)) {
                    candidates[next].values = valueHash(row, of: buffer, keyColumn: keyColumn)
                } else {
                    removed.insert(event)
                }
                next += 1
            }
        }
        if !removed.isEmpty { candidates.removeAll { removed.contains($0.event) } }
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
