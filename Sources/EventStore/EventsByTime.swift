package import Columns
internal import EventModel

/// Stored events in event order, by (occurred, event number), a slice of time after another, in bounded memory.
///
/// One slice holds about `sliceSize` events, at most twice as many, however they lie in parts and row groups; ties at one
/// time are cut by event number. Of a row group the rows that a slice wants are decoded, and some ahead, so that memory is
/// that of a few slices. Not thread-safe.
package final class EventsByTime {
    /// Which events are wanted.
    package struct Selection: Sendable {
        /// The numbers of the event types; nil for all.
        package var eventTypes: Set<UInt32>?
        /// The times of the first and the last, in microseconds on the store's clock.
        package var occurred: ClosedRange<Int64> = .min ... .max
        /// The contacts whose events are wanted, by number; nil for all events, those without a contact too.
        package var contacts: Bitmap?

        /// All events.
        package init() {}
    }

    /// A place in event order.
    private struct Key: Comparable {
        let occurred: Int64
        let number: Int64

        static let last = Key(occurred: .max, number: .max)

        static func < (left: Key, right: Key) -> Bool {
            left.occurred != right.occurred ? left.occurred < right.occurred : left.number < right.number
        }
    }

    private let snapshot: StoreSnapshot
    private let selection: Selection
    private let groups: [RowGroup]
    private let writer: EventWriter
    /// The place after each slice, ascending; the last is the end of everything.
    private var ends: [Key] = []
    private var nextSliceIndex = 0
    /// By row group: the rows that no slice has had, and those that were decoded ahead.
    private var rest: [Range<Int>] = []
    private var decoded: [DecodedRows?]

    /// So many places are sampled to find where slices end.
    private static let mostSamples = 1 << 18

    /// Prepares the events of a snapshot; reads the times of all row groups that may hold wanted events.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package init(_ snapshot: StoreSnapshot, _ selection: Selection, sliceSize: Int = 8_192) throws {
        self.snapshot = snapshot
        self.selection = selection
        snapshot.readVocabulary()
        // Whoever sends events away cannot call them back when damage is told at the end.
        try snapshot.checkTexts()
        writer = EventWriter(vocabulary: snapshot.vocabulary, zone: snapshot.zone)
        groups = snapshot.rowGroups.filter { group in
            group.events > group.removed && group.occurred.overlaps(selection.occurred)
                && selection.eventTypes?.contains(group.eventType) ?? true
        }
        decoded = Array(repeating: nil, count: groups.count)
        rest = try groups.map { try Self.rows(of: $0, in: selection.occurred, snapshot) }
        ends = try Self.ends(groups, rest, snapshot, sliceSize: max(1, sliceSize))
    }

    /// How many events there are at most; exact if nothing but event types is selected.
    package var eventsAtMost: Int { groups.reduce(0) { $0 + $1.events - $1.removed } }

    /// The next events, ascending; nil after the last.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func nextSlice() throws -> EventsOfSlice? {
        while nextSliceIndex < ends.count {
            try snapshot.checkTexts()
            let slice = try slice(to: ends[nextSliceIndex])
            nextSliceIndex += 1
            if !slice.events.isEmpty { return slice }
        }
        return nil
    }

    /// The wanted events that stand before a place and were in no slice yet.
    private func slice(to end: Key) throws -> EventsOfSlice {
        var pieces: [Piece] = []
        for (index, group) in groups.enumerated()
        where !rest[index].isEmpty && group.occurred.lowerBound <= end.occurred {
            let first = min(
                max(rest[index].lowerBound, try firstRow(of: group, notBefore: end)),
                rest[index].upperBound
            )
            let rows = rest[index].lowerBound..<first
            guard !rows.isEmpty else { continue }
            rest[index] = first..<rest[index].upperBound
            var read = decoded[index]
            if (read?.rows.upperBound ?? 0) < rows.upperBound {
                // The memory of the old ones serves the new ones.
                (read, decoded[index]) = (nil, nil)
                read = try DecodedRows(rows, of: group, snapshot)
                decoded[index] = read
            }
            if let read { pieces.append(Piece(group: group, buffer: read.buffer, rows: read.places(of: rows))) }
            if rest[index].isEmpty || decoded[index]?.rows.upperBound == first { decoded[index] = nil }
        }
        return written(pieces)
    }

    /// Events of one row group that belong to a slice.
    private struct Piece {
        let group: RowGroup
        let buffer: EventBuffer
        let rows: Range<Int>
    }

    /// Writes the events of a slice on all cores at once, and sorts them.
    private func written(_ pieces: [Piece]) -> EventsOfSlice {
        let count = pieces.reduce(0) { $0 + $1.rows.count }
        let threads = Concurrently.threads(for: count, fewest: 1_024)
        // Names and shapes were read in the beginning, and buffers are only looked at.
        nonisolated(unsafe) let (walk, all) = (self, pieces)
        let shares = Concurrently.map(threads) { share in
            var slice = EventsOfSlice()
            let wanted = count * share / threads..<count * (share + 1) / threads
            var first = 0
            for piece in all {
                let own = wanted.clamped(to: first..<first + piece.rows.count)
                if !own.isEmpty {
                    let start = piece.rows.lowerBound - first
                    walk.append(own.lowerBound + start..<own.upperBound + start, of: piece, to: &slice)
                }
                first += piece.rows.count
            }
            return slice
        }
        var slice = EventsOfSlice()
        slice.bytes.reserveCapacity(shares.reduce(0) { $0 + $1.bytes.count })
        slice.events.reserveCapacity(count)
        for share in shares { slice.append(share) }
        slice.events.sort {
            Key(occurred: $0.occurred, number: $0.number) < Key(occurred: $1.occurred, number: $1.number)
        }
        return slice
    }

    private func append(_ rows: Range<Int>, of piece: Piece, to slice: inout EventsOfSlice) {
        let (buffer, group) = (piece.buffer, piece.group)
        for row in rows {
            let contact = row < buffer.contacts.count ? buffer.contacts[row] : EventBuffer.noContact
            if let contacts = selection.contacts {
                guard contact != EventBuffer.noContact, Int(contact) < contacts.count, contacts[Int(contact)] else {
                    continue
                }
            }
            let begin = slice.bytes.count
            writer.append(row, of: buffer, to: &slice.bytes)
            slice.events.append(
                TimedEvent(
                    number: group.part.firstEvent + Int64(buffer.positions[row]),
                    eventType: group.eventType,
                    contact: contact,
                    occurred: buffer.occurred[row],
                    bytes: begin..<slice.bytes.count
                )
            )
        }
    }

    /// The rows of a row group that happened in a period; rows ascend by time and number.
    private static func rows(
        of group: RowGroup,
        in period: ClosedRange<Int64>,
        _ snapshot: StoreSnapshot
    ) throws -> Range<Int> {
        let first =
            group.occurred.lowerBound < period.lowerBound
            ? try snapshot.rows(of: group, at: period.lowerBound).lowerBound : 0
        let end =
            group.occurred.upperBound > period.upperBound
            ? try snapshot.rows(of: group, at: period.upperBound).upperBound : group.events
        return first..<max(first, end)
    }

    /// The first row of a row group that does not stand before a place.
    private func firstRow(of group: RowGroup, notBefore key: Key) throws -> Int {
        if group.occurred.upperBound < key.occurred || key == .last { return group.events }
        let ties = try snapshot.rows(of: group, at: key.occurred)
        guard !ties.isEmpty else { return ties.lowerBound }
        let position = key.number - group.part.firstEvent
        return ties.lowerBound + (try snapshot.positions(ofRows: ties, of: group).count { Int64($0) < position })
    }

    /// Where slices end: at every so-manieth of the places that are sampled evenly from all row groups.
    ///
    /// Between two samples of a row group lie `distance` events; so a slice is off by that many for each row group that it
    /// has events of, all together by no more than the size of a slice, where there are not too many events for that.
    private static func ends(
        _ groups: [RowGroup],
        _ rows: [Range<Int>],
        _ snapshot: StoreSnapshot,
        sliceSize: Int
    ) throws -> [Key] {
        let events = rows.reduce(0) { $0 + $1.count }
        guard events > 0 else { return [] }
        guard events > sliceSize else { return [.last] }
        let distance = max(1, sliceSize / groups.count, events / mostSamples)
        var samples: [Key] = []
        for (group, rows) in zip(groups, rows) {
            let sampled = Array(stride(from: rows.lowerBound + distance - 1, to: rows.upperBound, by: distance))
            let places = zip(
                try snapshot.times(ofRows: sampled, of: group),
                try snapshot.positions(ofRows: sampled, of: group)
            )
            for (occurred, position) in places {
                samples.append(Key(occurred: occurred, number: group.part.firstEvent + Int64(position)))
            }
        }
        samples.sort()
        let step = max(1, sliceSize / distance)
        return stride(from: step - 1, to: samples.count, by: step).map { samples[$0] } + [.last]
    }
}
