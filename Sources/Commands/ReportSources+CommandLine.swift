internal import Foundation
internal import Presentation
internal import Reports
internal import SegmentEngine

extension ReportSources {
    /// The folder of definitions, in the working folder and in the program.
    static let folder = "reports/"

    /// What a command has at hand: the user's own folder `reports` before what ships, saved segments, hints to standard
    /// error.
    static var ofCommandLine: ReportSources { ofCommandLine(showsProgress: true) }

    /// The same, with progress or without.
    static func ofCommandLine(showsProgress: Bool) -> ReportSources {
        ReportSources(
            definition: { path in
                let path = folder + path
                if FileManager.default.fileExists(atPath: path) { return (path, try definition(at: path)) }
                return EmbeddedText.files.first { $0.path == path }
            },
            definitionPaths: { definitionPaths },
            file: text,
            segmentNames: SavedSegments.names,
            segment: { try SavedSegments.resolve($0).definition($1) },
            hint: { StandardError.write("hint: \($0)\n") },
            progress: progress(isShown: showsProgress),
            check: checkInterruption
        )
    }

    /// Tells a person how far a report is, and stops it after Ctrl-C.
    private static func progress(isShown: Bool) -> (_ done: Int, _ total: Int) throws -> Void {
        var report = ProgressReport(title: "report", unit: .things("parts"), isShown: isShown)
        return { done, total in
            report.update(done: done, of: total)
            if done == total { report.finish() }
            try checkInterruption()
        }
    }

    private static func checkInterruption() throws {
        if Interruption.isRequested { throw Interruption.Failure(message: "interrupted; no report was written") }
    }

    /// The names of the reports; definitions in folders of their own are no reports.
    static func reportNames() -> [String] {
        definitionPaths.filter { !$0.contains("/") }.map { String($0.dropLast(".yaml".count)) }
    }

    private static var definitionPaths: [String] {
        let shipped = EmbeddedText.files.map(\.path).filter { $0.hasPrefix(folder) }
            .map { String($0.dropFirst(folder.count)) }
        let own = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return Set(shipped + own).filter { $0.hasSuffix(".yaml") }.sorted()
    }

    /// The text of a definition; one that cannot be read is broken, and costs a list of all no other one.
    private static func definition(at path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw DefinitionError(path: path, place: nil, problem: unreadable)
        }
    }

    private static func text(of path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw UsageFailure(message: "\(path): \(unreadable)")
        }
    }

    private static let unreadable = "the file cannot be read; check the path, and that it is UTF-8 text"
}
