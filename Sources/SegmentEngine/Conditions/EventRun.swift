internal import EventStore

/// The events of one row group that can be steps of a sequence, of a range of contacts, ascending in event order, as plain
/// lists.
final class EventRun: Sendable {
    /// The times, in microseconds on the store's clock.
    let times: [Int64]
    /// The event numbers.
    let numbers: [Int64]
    /// The contacts, counted from the first of their range.
    let contacts: [UInt32]
    /// Which steps each event can be, one a bit.
    let steps: [UInt64]
    /// For each path that steps compare, the values in it.
    let values: [Values]

    /// The numbers of the values that each event has in a path: none, one, or one for each line.
    struct Values: Sendable {
        private let ends: [Int32]
        private let numbers: [UInt32]

        /// Reads the values of rows.
        init(_ rows: [Int], of events: EventBuffer, _ path: SequencePath) {
            var ends: [Int32] = []
            var numbers: [UInt32] = []
            ends.reserveCapacity(rows.count)
            numbers.reserveCapacity(rows.count)
            path.forEachNumber(in: rows, of: events) { number in
                if let number { numbers.append(number) } else { ends.append(Int32(truncatingIfNeeded: numbers.count)) }
            }
            self.ends = ends
            self.numbers = numbers
        }

        /// Calls with the number of each value of an event.
        @inline(__always)
        func forEach(of event: Int, _ body: (UInt32) -> Void) {
            for index in (event == 0 ? 0 : Int(ends[event - 1]))..<Int(ends[event]) { body(numbers[index]) }
        }
    }

    /// Takes the rows for which some step's bit is one.
    ///
    /// - Parameters:
    ///   - steps: The bits of each row.
    ///   - range: Whose events are taken.
    ///   - paths: What steps compare.
    init(
        steps rowSteps: [UInt64],
        of events: EventBuffer,
        by range: Range<UInt32>,
        in group: RowGroup,
        paths: [SequencePath]
    ) {
        let all = events.contacts
        let wanted = rowSteps.indices.filter { rowSteps[$0] != 0 && range.contains(all[$0]) }
        times = wanted.map { events.occurred[$0] }
        numbers = wanted.map { group.part.firstEvent + Int64(events.positions[$0]) }
        contacts = wanted.map { all[$0] - range.lowerBound }
        steps = wanted.map { rowSteps[$0] }
        values = paths.map { Values(wanted, of: events, $0) }
    }

    /// How many events there are.
    var count: Int { times.count }
}
