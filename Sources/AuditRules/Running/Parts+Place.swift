internal import EventStore

extension [Part] {
    /// Where the bit of an event stands that is marked by part and position in it; nil if no part has its number.
    ///
    /// The parts are in the order of their events, as a snapshot gives them.
    package func place(of event: Int64) -> (part: Int, position: Int)? {
        let part = partitioningIndex { $0.firstEvent > event } - 1
        guard part >= 0, self[part].eventNumbers.contains(event) else { return nil }
        return (part, Int(event - self[part].firstEvent))
    }
}
