internal import Columns
internal import EventStore

/// A condition on events of one type while the events pass by.
///
/// One pass over the row groups of an event type serves all conditions on it.
protocol EventEvaluation: AnyObject {
    /// The times that it wants to see.
    var window: TimeRange { get }
    /// The columns of named values that it reads.
    var columns: Set<UInt32> { get }
    /// Whether it looks at the numbers of events.
    var looksAtNumbers: Bool { get }
    /// Whether it looks at the times of the events of a row group.
    func looksAtTimes(in group: RowGroup) -> Bool
    /// Takes rows of a row group, all of them inside the window, ascending by time and event number.
    func take(_ rows: Range<Int>, of events: EventBuffer, in group: RowGroup)
    /// Adds what another evaluation of the same condition saw, which nobody uses any more.
    func add(_ other: Self)
    /// The contacts for which the condition holds, after all rows.
    func contacts() -> Bitmap
}

extension EventEvaluation {
    var looksAtNumbers: Bool { false }

    func looksAtTimes(in group: RowGroup) -> Bool { false }

    /// Adds what another evaluation saw, which is one of the same condition and so of the same type.
    func add(seenBy other: any EventEvaluation) {
        if let other = other as? Self { add(other) }
    }
}
