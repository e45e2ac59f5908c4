package import EventStore
package import SegmentEngine

/// What reports and statistics need that is not in the store: files, saved segments, and somebody to give a hint to.
package struct ReportSources {
    /// The text of a definition by its path below the folder of reports (`rfm/usual-names.yaml`), and where it was
    /// found; nil if there is none.
    package let definition: (_ path: String) throws -> (path: String, text: String)?
    /// The paths of all definitions below the folder of reports.
    package let definitionPaths: () -> [String]
    /// The text of a file by its path.
    package let file: (_ path: String) throws -> String
    /// The names of the saved segments.
    package let segmentNames: () -> [String]
    /// A segment (a file, a saved name, or an expression), to be evaluated over a store.
    package let segment: (_ segment: String, StoreSnapshot) throws -> SegmentDefinition
    /// Takes in what a reader should know and the result does not say.
    package let hint: (String) -> Void
    /// Learns how many parts of a report are done; what it throws ends the report.
    package let progress: (_ done: Int, _ total: Int) throws -> Void
    /// Asked now and then by a part that takes long; what it throws ends the report.
    package let check: () throws -> Void
    /// What has been asked for before; nil where nothing is kept.
    var memory: Memory?

    /// Makes sources.
    package init(
        definition: @escaping (_ path: String) throws -> (path: String, text: String)?,
        definitionPaths: @escaping () -> [String],
        file: @escaping (_ path: String) throws -> String,
        segmentNames: @escaping () -> [String],
        segment: @escaping (_ segment: String, StoreSnapshot) throws -> SegmentDefinition,
        hint: @escaping (String) -> Void,
        progress: @escaping (_ done: Int, _ total: Int) throws -> Void = { _, _ in },
        check: @escaping () throws -> Void = {}
    ) {
        self.definition = definition
        self.definitionPaths = definitionPaths
        self.file = file
        self.segmentNames = segmentNames
        self.segment = segment
        self.hint = hint
        self.progress = progress
        self.check = check
    }
}
