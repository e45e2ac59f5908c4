package import Columns
internal import EventModel

/// Stored events in event order, by (occurred, event number), a slice of time after another, in bounded memory.
///
/// One slice holds about `sliceSize` events, at most twice as many, however they lie in parts and row groups; ties at one
/// time are cut by event number. A row group is decoded once for each slice that it has events in, and kept while there is
/// room: where events were imported roughly in the order of time, that is once. Not thread-safe.
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
    private var cache: DecodedRowGroups

    /// Prepares the events of a snapshot; reads the times of all row groups that may hold wanted events.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package init(_ snapshot: StoreSnapshot, _ selection: Selection, sliceSize: Int = 16_384) throws {
        self.snapshot = snapshot
        self.selection = selection
        writer = EventWriter(vocabulary: snapshot.vocabulary, zone: snapshot.zone)
        groups = snapshot.rowGroups.filter { group in
            group.events > group.removed && group.occurred.overlaps(selection.occurred)
                && selection.eventTypes?.contains(group.eventType) ?? true
        }
        cache = DecodedRowGroups(eventsAtMost: 300_000)
        ends = try Self.ends(groups, snapshot, sliceSize: max(1, sliceSize))
    }

    /// How many events there are at most; exact if nothing but event types is selected.
    package var eventsAtMost: Int { groups.reduce(0) { $0 + $1.events - $1.removed } }

    /// The next events, ascending; nil after the last.
    ///
    /// - Throws: ``StoreError/damaged(path:detail:)``.
    package func nextSlice() throws -> EventsOfSlice? {
        while nextSliceIndex < ends.count {
            let start = nextSliceIndex > 0 ? ends[nextSliceIndex - 1] : Key(occurred: .min, number: .min)
            let slice = try slice(from: start, to: ends[nextSliceIndex])
            nextSliceIndex += 1
            if !slice.events.isEmpty { return slice }
        }
        return nil
    }

    private func slice(from start: Key, to end: Key) throws -> EventsOfSlice {
        cache.forget { groups[$0].occurred.upperBound < start.occurred }
        var slice = EventsOfSlice()
        for (index, group) in groups.enumerated()
        where group.occurred.lowerBound <= end.occurred && group.occurred.upperBound >= start.occurred {
            let buffer = try cache.buffer(index) { try snapshot.read(group, columns: nil) }
            append(
                rowsOf: buffer,
                first: Self.firstRow(of: buffer, in: group, notBefore: start),
                end: Self.firstRow(of: buffer, in: group, notBefore: end),
                group,
                to: &slice
            )
        }
        slice.events.sort {
            Key(occurred: $0.occurred, number: $0.number) < Key(occurred: $1.occurred, number: $1.number)
        }
        return slice
    }

    private func append(
        rowsOf buffer: EventBuffer,
        first: Int,
        end: Int,
        _ group: RowGroup,
        to slice: inout EventsOfSlice
    ) {
        for row in first..<max(first, end) {
            let occurred = buffer.occurred[row]
            guard selection.occurred.contains(occurred) else { continue }
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
                    occurred: occurred,
                    bytes: begin..<slice.bytes.count
                )
            )
        }
    }

    /// The first row of a row group that does not stand before a place; rows ascend by time and number.
    private static func firstRow(of buffer: EventBuffer, in group: RowGroup, notBefore key: Key) -> Int {
        var (low, high) = (0, buffer.count)
        while low < high {
            let middle = (low + high) / 2
            let number = group.part.firstEvent + Int64(buffer.positions[middle])
            if Key(occurred: buffer.occurred[middle], number: number) < key {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Where slices end: at every so-manieth of the places that are sampled evenly from all row groups.
    ///
    /// Between two samples of a row group lie `distance` events; so a slice is off by that many for each row group, all
    /// together by no more than the size of a slice.
    private static func ends(_ groups: [RowGroup], _ snapshot: StoreSnapshot, sliceSize: Int) throws -> [Key] {
        guard !groups.isEmpty else { return [] }
        guard groups.reduce(0, { $0 + $1.events }) > sliceSize else { return [.last] }
        let distance = max(1, sliceSize / groups.count)
        var samples: [Key] = []
        for group in groups {
            let buffer = try snapshot.read(group, columns: [])
            for row in stride(from: distance - 1, to: buffer.count, by: distance) {
                let number = group.part.firstEvent + Int64(buffer.positions[row])
                samples.append(Key(occurred: buffer.occurred[row], number: number))
            }
        }
        samples.sort()
        let step = max(1, sliceSize / distance)
        return stride(from: step - 1, to: samples.count, by: step).map { samples[$0] } + [.last]
    }
}
