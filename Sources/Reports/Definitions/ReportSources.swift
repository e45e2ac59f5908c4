package import Columns
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
    /// The members of a segment (a file, a saved name, or an expression), a bit a contact number.
    package let members: (_ segment: String, StoreSnapshot, AsOf) throws -> Bitmap
    /// Takes in what a reader should know and the result does not say.
    package let hint: (String) -> Void

    /// Makes sources.
    package init(
        definition: @escaping (_ path: String) throws -> (path: String, text: String)?,
        definitionPaths: @escaping () -> [String],
        file: @escaping (_ path: String) throws -> String,
        segmentNames: @escaping () -> [String],
        members: @escaping (_ segment: String, StoreSnapshot, AsOf) throws -> Bitmap,
        hint: @escaping (String) -> Void
    ) {
        self.definition = definition
        self.definitionPaths = definitionPaths
        self.file = file
        self.segmentNames = segmentNames
        self.members = members
        self.hint = hint
    }
}
