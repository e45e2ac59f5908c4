internal import EventStore

/// The events of one row group that can be steps of a sequence, of a share of the contacts, ascending in event order.
final class EventRun: @unchecked Sendable {
    // Nobody writes the events once they are made.

    /// The events.
    let events: UnsafeBufferPointer<SequenceEvent>
    /// For each path that steps compare, the values in it.
    private let values: [Values]
    /// The place of the first event; those of the others follow.
    fileprivate let firstPlace: UInt32

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

    /// Takes the rows for which some step's bit is one, a run for each share of the contacts.
    ///
    /// - Parameters:
    ///   - steps: The bits of each row.
    ///   - shares: Who is in which run.
    ///   - firstPlace: The place of the first event of each run.
    ///   - paths: What steps compare.
    static func runs(
        steps: [UInt64],
        of buffer: EventBuffer,
        by shares: ContactShares,
        in group: RowGroup,
        from firstPlace: UInt32,
        paths: [SequencePath]
    ) -> [EventRun] {
        let events = divide(steps, of: buffer, by: shares, firstNumber: group.part.firstEvent, firstPlace)
        return events.enumerated().map { share, events in
            guard !paths.isEmpty, !events.isEmpty else { return EventRun(events, firstPlace, []) }
            let rows = steps.indices.filter { row in
                let contact = buffer.contacts[row]
                return steps[row] != 0 && contact < shares.contacts && shares.place(of: contact).share == share
            }
            return EventRun(events, firstPlace, paths.map { Values(rows, of: buffer, $0) })
        }
    }

    /// Takes events, which it deallocates at its end.
    init(_ events: UnsafeBufferPointer<SequenceEvent>, _ firstPlace: UInt32, _ values: [Values]) {
        self.events = events
        self.firstPlace = firstPlace
        self.values = values
    }

    deinit { events.deallocate() }

    /// Calls with the number of each value that an event has in a path.
    @inline(__always)
    fileprivate func forEachValue(of event: SequenceEvent, _ path: Int, _ body: (UInt32) -> Void) {
        values[path].forEach(of: Int(event.place &- firstPlace), body)
    }

    private static func divide(
        _ steps: [UInt64],
        of buffer: EventBuffer,
        by shares: ContactShares,
        firstNumber: Int64,
        _ firstPlace: UInt32
    ) -> [UnsafeBufferPointer<SequenceEvent>] {
        // Where nobody is named, nobody takes a step.
        guard !buffer.contacts.isEmpty else {
            return Array(repeating: UnsafeBufferPointer(start: nil, count: 0), count: shares.count)
        }
        let rows = steps.count
        precondition(
            buffer.contacts.count == rows && buffer.occurred.count == rows && buffer.positions.count == rows,
            "Each event has its steps"
        )
        // Looked up once: each of these lists would be asked for its place and its end at each row.
        return steps.withUnsafeBufferPointer { steps in
            buffer.contacts.withUnsafeBufferPointer { contacts in
                buffer.occurred.withUnsafeBufferPointer { occurred in
                    buffer.positions.withUnsafeBufferPointer { positions in
                        divide(shares, firstNumber, firstPlace, steps, contacts, occurred, positions)
                    }
                }
            }
        }
    }

    private static func divide(
        _ shares: ContactShares,
        _ firstNumber: Int64,
        _ firstPlace: UInt32,
        _ steps: UnsafeBufferPointer<UInt64>,
        _ contacts: UnsafeBufferPointer<UInt32>,
        _ occurred: UnsafeBufferPointer<Int64>,
        _ positions: UnsafeBufferPointer<UInt32>
    ) -> [UnsafeBufferPointer<SequenceEvent>] {
        // No row takes a branch here: which step it is, if any, and whose, cannot be foreseen.
        let everybody = UInt32(shares.contacts)
        @inline(__always)
        func isWanted(_ row: Int) -> Int { (steps[row] != 0 ? 1 : 0) & (contacts[row] < everybody ? 1 : 0) }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: shares.count) { counts in
            counts.initialize(repeating: 0)
            for row in steps.indices { counts[shares.place(of: contacts[row]).share] &+= isWanted(row) }
            // Each row is written, and the next one over it if it is no step.
            let lists = counts.map { UnsafeMutablePointer<SequenceEvent>.allocate(capacity: $0 + 1) }
            counts.update(repeating: 0)
            lists.withUnsafeBufferPointer { lists in
                for row in steps.indices {
                    let place = shares.place(of: contacts[row])
                    let count = counts[place.share]
                    (lists[place.share] + count).initialize(
                        to: SequenceEvent(
                            time: occurred[row],
                            number: firstNumber &+ Int64(positions[row]),
                            steps: steps[row],
                            contact: place.contact,
                            place: firstPlace &+ UInt32(truncatingIfNeeded: count)
                        )
                    )
                    counts[place.share] = count &+ isWanted(row)
                }
            }
            return zip(lists, counts).map { UnsafeBufferPointer(start: $0, count: $1) }
        }
    }
}

extension [EventRun] {
    /// Calls with the number of each value that an event of one of these runs has in a path.
    ///
    /// The runs stand in the order of their places, which go on from the beginning after the last number that there is.
    @inline(__always)
    func forEachValue(of event: SequenceEvent, _ path: Int, _ body: (UInt32) -> Void) {
        let first = self[0].firstPlace
        var (low, high) = (0, count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if self[middle].firstPlace &- first <= event.place &- first { low = middle } else { high = middle }
        }
        self[low].forEachValue(of: event, path, body)
    }
}
