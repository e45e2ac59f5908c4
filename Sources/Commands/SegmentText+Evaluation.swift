internal import DelimitedText
internal import EventModel
internal import EventReader
internal import EventStore
internal import Foundation
internal import Reports
internal import SegmentEngine
internal import SegmentLanguage

extension SegmentText {
    /// Evaluates the segment over a snapshot.
    ///
    /// - Throws: What is wrong with it, all at once.
    func preview(_ snapshot: StoreSnapshot, asOf: AsOf) throws -> SegmentPreview {
        try SegmentEngine.preview(
            expression(snapshot),
            text: text,
            snapshot: snapshot,
            asOf: asOf,
            name: name,
            sources: sources
        )
    }

    /// The segment as it was read, for questions that evaluate it more than once.
    ///
    /// - Throws: What is wrong with it, all at once.
    func definition(_ snapshot: StoreSnapshot) throws -> SegmentDefinition {
        SegmentDefinition(try expression(snapshot), text: text, name: name, sources: sources)
    }

    private func expression(_ snapshot: StoreSnapshot) throws -> SegmentExpression {
        if let fault { throw UsageFailure(message: "\(place): \(fault)") }
        do {
            return try parseSegment(text)
        } catch {
            let check = try SegmentCheck(text, snapshot: snapshot, name: name, sources: sources)
            throw SegmentSyntaxError(text: text, diagnostics: check.errors)
        }
    }

    /// Saved segments, lists and thresholds that the segment may name.
    var sources: SegmentSources {
        SegmentSources(
            segments: { try SavedSegments.text(named: $0) },
            segmentNames: SavedSegments.names,
            lists: identifiers,
            rfm: RFMSources(names: { try RFMNames.resolve(RFMNames.usual, .ofCommandLine) }, thresholds: thresholds)
        )
    }

    /// The identifiers of a list file.
    private func identifiers(inList file: String, namedBy segment: String?) throws -> [Identifier] {
        let path = try path(of: file, namedBy: segment)
        do {
            let text = try DecodedText(read: UnpackedStream(.file(path)).read)
            guard text.mayBeTable else {
                throw UnreadableFile(message: "\(path): this is no CSV; save the list as CSV and name that")
            }
            return try IdentifierList(csv: text.utf8).identifiers
        } catch let error as IdentifierList.NoIdentifierColumn {
            throw UnreadableFile(message: "\(path): \(error)")
        } catch let error as EventReadingError {
            throw UnreadableFile(message: "\(error)")
        }
    }

    /// The thresholds in a file for RFM words.
    private func thresholds(inFile file: String, namedBy segment: String?) throws -> RFMSources.Thresholds {
        do {
            let path = try path(of: file, namedBy: segment)
            let thresholds = try RFMThresholds(ReportSources.ofCommandLine.file(path), path: path)
            return RFMSources.Thresholds(borders: thresholds.borders, currency: thresholds.currency)
        } catch let error as UsageFailure {
            throw UnreadableFile(message: error.message)
        } catch let error as DefinitionError {
            throw UnreadableFile(message: "\(error)")
        }
    }

    /// Where a file is that a segment names: beside the file of the segment in whose text it is named, else in the working
    /// folder.
    ///
    /// - Parameter segment: The name of that segment; nil is this one, which may go by its name, too.
    private func path(of file: String, namedBy segment: String?) throws -> String {
        var folders = [""]
        let isOwn = segment == nil || segment == name
        if let own = (isOwn ? path : nil) ?? segment.flatMap(SavedSegments.ownPath) {
            folders.insert((own as NSString).deletingLastPathComponent, at: 0)
        }
        let paths = folders.map { $0.isEmpty || file.hasPrefix("/") ? file : $0 + "/" + file }
        guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw UnreadableFile(message: "the file \(file) is not there; looked for: \(paths.joined(separator: ", "))")
        }
        return path
    }

    private struct UnreadableFile: Error, CustomStringConvertible {
        let message: String

        var description: String { message }
    }
}
