/// How many events lie together.
package struct PartSizes: Sendable {
    /// The most events of a part, of which one or some are committed together.
    package let eventsPerPart: Int
    /// The bytes of JSON that fill a part before its events do: what is being filled lies in memory.
    package let bytesPerPart: Int
    /// The most cells of a part: of each type its events times its parameters, and lines times their fields.
    ///
    /// A part lies in memory with a cell for each, whether it has a value or not: names that few events have would fill it
    /// with nothing.
    package let cellsPerPart: Int
    /// The bytes that are read and parsed at a time.
    package let bytesPerBlock: Int
    /// The most bytes of chunks, unpacked, of a part that neighbours are joined into: a part is read back whole.
    package let bytesPerJoinedPart: Int
    /// Events of one type that lie in one row group, the unit of reading.
    package let eventsPerRowGroup: Int

    /// The most events of a row group, by the format.
    static let greatestRowGroup = 65_536

    /// Makes sizes; the defaults are those of every store outside tests.
    package init(
        eventsPerPart: Int = 262_144,
        bytesPerPart: Int = 40_000_000,
        cellsPerPart: Int = 16_000_000,
        bytesPerBlock: Int = 1 << 20,
        bytesPerJoinedPart: Int = 8_000_000,
        eventsPerRowGroup: Int = PartSizes.greatestRowGroup
    ) {
        self.eventsPerPart = eventsPerPart
        self.bytesPerPart = bytesPerPart
        self.cellsPerPart = cellsPerPart
        self.bytesPerBlock = bytesPerBlock
        self.bytesPerJoinedPart = bytesPerJoinedPart
        self.eventsPerRowGroup = eventsPerRowGroup
    }
}
