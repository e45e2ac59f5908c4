internal import EventStore

/// Goes through the events of some row groups, within bounds, one by one.
///
/// Row groups outside the bounds are not touched. Inside one the times are found by binary search; the events of one
/// contact by an index over all row groups, made when a contact is first asked for; one event by its number.
final class EventScan {
    /// The decoded columns of the current row group.
    private(set) var columns: RowGroupColumns?
    /// The row in it.
    private(set) var row = 0
    /// Whether there are no more events.
    private(set) var isAtEnd = true

    private let source: EventSource
    private var bounds = RowBounds()
    private var nextGroup = 0
    private var endRow = 0
    /// The places of one contact's events that are still to come; nil when row groups are gone through.
    private var places: Range<Int>?

    init(_ source: EventSource) {
        self.source = source
    }

    /// Goes to the first event within bounds.
    func start(_ bounds: RowBounds) throws {
        self.bounds = bounds
        (nextGroup, row, endRow, isAtEnd, places) = (0, 0, 0, false, nil)
        guard !bounds.isEmpty, source.hasEvents(ofType: bounds.eventType) else {
            isAtEnd = true
            return
        }
        if let event = bounds.event {
            try goTo(event)
        } else if let contact = bounds.contact {
            places = try source.contactRows().places(of: contact)
            try nextPlace()
        } else {
            try nextRowGroup()
        }
    }

    /// Goes to the next event.
    @inline(__always)
    func next() throws {
        row &+= 1
        guard row >= endRow else { return }
        if places != nil { try nextPlace() } else { try nextRowGroup() }
    }

    private func goTo(_ event: Int64) throws {
        isAtEnd = true
        nextGroup = source.groups.count
        guard let place = try source.events.place(of: event), source.contains(group: place.group) else { return }
        columns = source.events.columns(ofGroup: place.group)
        (row, endRow, isAtEnd) = (place.row, place.row + 1, false)
    }

    private func nextPlace() throws {
        let index = try source.contactRows()
        while let rest = places, let first = rest.first {
            places = rest.dropFirst()
            let place = index.place(first)
            let group = source.groups[place.group]
            guard isWanted(group) else { continue }
            let columns = source.events.columns(ofGroup: group)
            let time = try columns.occurred.get()[place.row]
            guard bounds.occurred.contains(time) else { continue }
            self.columns = columns
            (row, endRow) = (place.row, place.row + 1)
            return
        }
        isAtEnd = true
    }

    private func nextRowGroup() throws {
        while nextGroup < source.groups.count {
            let group = source.groups[nextGroup]
            nextGroup += 1
            guard isWanted(group) else { continue }
            let columns = source.events.columns(ofGroup: group)
            let rows = try rows(of: columns)
            guard !rows.isEmpty else { continue }
            self.columns = columns
            (row, endRow) = (rows.lowerBound, rows.upperBound)
            return
        }
        isAtEnd = true
        columns = nil
    }

    /// Whether the catalogue leaves it open that a row group has an event within the bounds.
    private func isWanted(_ group: Int) -> Bool {
        let group = source.events.snapshot.rowGroups[group]
        return source.isType(group.eventType, bounds.eventType) && group.occurred.overlaps(bounds.occurred)
            && bounds.events.lowerBound < group.part.eventNumbers.upperBound
            && bounds.events.upperBound >= group.part.eventNumbers.lowerBound
    }

    /// The rows whose times lie within the bounds.
    private func rows(of columns: RowGroupColumns) throws -> Range<Int> {
        let (wanted, all) = (bounds.occurred, columns.group.occurred)
        guard wanted.lowerBound > all.lowerBound || wanted.upperBound < all.upperBound else { return 0..<columns.count }
        let times = try columns.occurred.get()
        let first = Self.partition(times) { $0 < wanted.lowerBound }
        return first..<max(first, Self.partition(times) { $0 <= wanted.upperBound })
    }

    @inline(__always)
    private static func partition(_ times: [Int64], _ precedes: (Int64) -> Bool) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(times[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
