/// The contact is in a file of identifiers: `in list "newsletter.csv"`.
package struct ListReference: Hashable, Sendable {
    /// The file's path, relative to the segment's file or to the working folder.
    package let file: String
    /// Where the path stands, quotes included.
    @NotCompared package var fileRange: SourceRange

    /// Makes a reference.
    package init(_ file: String, fileRange: SourceRange = .none) {
        self.file = file
        self.fileRange = fileRange
    }
}
