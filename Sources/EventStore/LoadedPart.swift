internal import GRDB

/// A part read back whole, its events found by their positions.
struct LoadedPart {
    let buffers: [EventBuffer]
    private var places: [(buffer: Int32, row: Int32)]

    init(_ part: Part, vocabulary: Vocabulary, _ database: Database) throws {
        let entries = try ChunkTable.entries(database, part: part.number)
        let place = ChunkAddress(part: part.number, rowGroup: SystemColumn.wholePart, column: SystemColumn.place)
        // There is a place in memory for each event that the catalogue speaks of.
        guard entries[place]?.rows == part.events else {
            throw DamagedBytes(place: "part \(part.number)", detail: "it has other events than the catalogue says")
        }
        let groups = try StoreCatalogue.rowGroups(database, of: [part], eventTypes: vocabulary.eventTypes.count)
        let references = EventReferences(of: vocabulary)
        buffers = try groups.map {
            try StoreCatalogue.read(
                $0,
                entries: entries,
                registry: vocabulary.registry,
                references: references,
                database
            )
        }
        places = Array(repeating: (-1, -1), count: part.events)
        for index in buffers.indices {
            for row in 0..<buffers[index].count {
                places[Int(buffers[index].positions[row])] = (Int32(index), Int32(row))
            }
        }
    }

    /// The buffer and row of the event at a position of the part; nil if it was removed.
    func place(of position: UInt32) -> (EventBuffer, Int)? {
        let place = places[Int(position)]
        guard place.buffer >= 0 else { return nil }
        return (buffers[Int(place.buffer)], Int(place.row))
    }
}
