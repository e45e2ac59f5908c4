/// How many events lie together.
package struct PartSizes: Sendable {
    /// Events of a part: the unit of commit, about 50 MB while it is being filled.
    package let eventsPerPart: Int
    /// Events of one type that lie in one row group, the unit of reading.
    package let eventsPerRowGroup: Int

    /// Makes sizes; the defaults are those of every store outside tests.
    package init(eventsPerPart: Int = 262_144, eventsPerRowGroup: Int = 65_536) {
        self.eventsPerPart = eventsPerPart
        self.eventsPerRowGroup = eventsPerRowGroup
    }
}
