internal import EventReader

extension SourceFiles {
    private static let shownPaths = 10

    /// Says on standard error which files are not read.
    func tell() {
        for path in repeated { StandardError.write("muster: \(path): is named twice and read once\n") }
        guard !leftOut.isEmpty else { return }
        let shown = leftOut.prefix(Self.shownPaths)
        let more = leftOut.count - shown.count
        StandardError.write(
            "muster: left out, since \(leftOut.count == 1 ? "it does" : "they do") not look like \(kind.name): "
                + shown.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
                + "; name a file to have it read\n"
        )
    }
}
