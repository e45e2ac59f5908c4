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
        let wanted = Self.rows(of: events.contacts, in: range, steps: rowSteps)
        let (first, firstEvent) = (range.lowerBound, group.part.firstEvent)
        times = Self.gathered(wanted, from: events.occurred) { $0 }
        numbers = Self.gathered(wanted, from: events.positions) { firstEvent + Int64($0) }
        contacts = Self.gathered(wanted, from: events.contacts) { $0 - first }
        steps = Self.gathered(wanted, from: rowSteps) { $0 }
        values = paths.map { Values(wanted, of: events, $0) }
    }

    /// How many events there are.
    var count: Int { times.count }

    private static func rows(of contacts: [UInt32], in range: Range<UInt32>, steps: [UInt64]) -> [Int] {
        // Where nobody is named, nobody takes a step.
        guard !contacts.isEmpty else { return [] }
        precondition(contacts.count == steps.count, "Each event has its steps")
        return [Int](unsafeUninitializedCapacity: steps.count) { rows, count in
            contacts.withUnsafeBufferPointer { contacts in
                steps.withUnsafeBufferPointer { steps in
                    // Every row is written, and the next one over it unless it is wanted: whether one is cannot be foreseen.
                    for row in steps.indices {
                        rows[count] = row
                        count &+= steps[row] != 0 && range.contains(contacts[row]) ? 1 : 0
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func gathered<Value, Result>(
        _ rows: [Int],
        from values: [Value],
        _ result: (Value) -> Result
    ) -> [Result] {
        values.withUnsafeBufferPointer { values in rows.map { result(values[$0]) } }
    }
}
