internal import EventModel
internal import EventReader
internal import EventStore

/// Looks for requests with more events than the vendor takes at once.
struct RequestWatch {
    /// The first event past the limit of each such request.
    private(set) var firstPastLimit: [Int64] = []
    private var isNoted = false
    private var last: EventPointer?
    private var lastByte: Int64 = -1

    /// Takes the places of a part's events, in their order.
    mutating func collect(_ origins: PartOrigins, of part: Part) {
        for position in origins.pointers.indices {
            let pointer = origins.pointers[position]
            let byte = origins.bytes[position]
            defer { (last, lastByte) = (pointer, byte) }
            guard pointer.form == .request || pointer.form == .listOfRequests else { continue }
            let goesOn = last.map {
                $0.form == pointer.form && $0.request == pointer.request && $0.element < pointer.element
                    && lastByte < byte
            }
            if goesOn != true { isNoted = false }
            guard pointer.element >= YespoRules.pastEventsPerRequest, !isNoted else { continue }
            isNoted = true
            firstPastLimit.append(part.firstEvent + Int64(position))
        }
    }
}
