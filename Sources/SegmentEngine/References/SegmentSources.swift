package import EventModel

/// Where the references of a segment lead: the texts of saved segments, and the identifiers in lists.
///
/// The engine reads no files; whoever calls it does. An error that a source throws becomes a diagnostic at the
/// reference, with the error's description as its message.
package struct SegmentSources {
    /// The text of the saved segment of a name; nil if there is none.
    package typealias Segments = (_ name: String) throws -> String?
    /// The identifiers in a file, and the saved segment in whose text the file is named; nil is the outermost text.
    package typealias Lists = (_ file: String, _ segment: String?) throws -> [Identifier]

    var segments: Segments?
    let segmentNames: () -> [String]
    var lists: Lists?
    let rfm: RFMSources?

    /// Makes the sources; without one of them, references of that kind are diagnostics.
    ///
    /// - Parameter segmentNames: The names of all saved segments, of which an unknown name's nearest is told.
    package init(
        segments: Segments? = nil,
        segmentNames: @escaping () -> [String] = { [] },
        lists: Lists? = nil,
        rfm: RFMSources? = nil
    ) {
        self.segments = segments
        self.segmentNames = segmentNames
        self.lists = lists
        self.rfm = rfm
    }
}
