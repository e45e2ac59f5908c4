internal import EventModel
internal import EventStore
internal import Foundation
internal import SegmentEngine
internal import SegmentLanguage

extension SegmentText {
    /// Evaluates the segment over a snapshot; saved segments and list files that it names are at hand.
    func preview(_ snapshot: StoreSnapshot, asOf: AsOf) throws -> SegmentPreview {
        try SegmentEngine.preview(
            try parseSegment(text),
            text: text,
            snapshot: snapshot,
            asOf: asOf,
            name: name,
            sources: SegmentSources(
                segments: { try SavedSegments.text(named: $0) },
                segmentNames: SavedSegments.names,
                lists: identifiers
            )
        )
    }

    /// The identifiers of a list file, which is looked for beside the segment that names it, then in the working folder.
    private func identifiers(inList file: String, namedBy segment: String?) throws -> [Identifier] {
        var folders = [""]
        if segment != nil {
            folders.insert(SavedSegments.folder, at: 0)
        } else if let name, name.hasSuffix(SavedSegments.ending) {
            folders.insert((name as NSString).deletingLastPathComponent, at: 0)
        }
        let paths = folders.map { $0.isEmpty || file.hasPrefix("/") ? file : $0 + "/" + file }
        guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw UnreadableList(message: "the list \(file) is not there; looked for: \(paths.joined(separator: ", "))")
        }
        do {
            return try IdentifierList(csv: Data(contentsOf: URL(fileURLWithPath: path))).identifiers
        } catch let error as IdentifierList.NoIdentifierColumn {
            throw UnreadableList(message: "\(path): \(error)")
        } catch {
            throw UnreadableList(message: "\(path): the list cannot be read; check who may read it")
        }
    }

    private struct UnreadableList: Error, CustomStringConvertible {
        let message: String

        var description: String { message }
    }
}
