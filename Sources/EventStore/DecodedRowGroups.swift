/// Row groups that were decoded and may be asked for again, up to so many events together.
struct DecodedRowGroups {
    private let eventsAtMost: Int
    private var buffers: [(index: Int, buffer: EventBuffer)] = []

    init(eventsAtMost: Int) {
        self.eventsAtMost = eventsAtMost
    }

    /// Lets go of row groups that will not be asked for any more.
    mutating func forget(_ isOver: (_ index: Int) -> Bool) {
        buffers.removeAll { isOver($0.index) }
    }

    /// A row group's events, read if they are not there; the longest unused make room.
    mutating func buffer(_ index: Int, read: () throws -> EventBuffer) throws -> EventBuffer {
        if let place = buffers.firstIndex(where: { $0.index == index }) {
            let found = buffers.remove(at: place)
            buffers.append(found)
            return found.buffer
        }
        let read = try read()
        while !buffers.isEmpty, buffers.reduce(read.count, { $0 + $1.buffer.count }) > eventsAtMost {
            buffers.removeFirst()
        }
        buffers.append((index, read))
        return read
    }
}
