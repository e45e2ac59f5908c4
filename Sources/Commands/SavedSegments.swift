internal import EventModel
internal import Foundation
internal import SegmentLanguage

/// The segments that are at hand by name: the user's own folder `queries`, then those that ship with the program.
enum SavedSegments {
    static let ending = ".segment"
    /// The end of the path of a file in the JSON form.
    static let jsonEnding = ".segment.json"
    static let folder = "queries"

    /// The text that an argument means: a path that ends in `.segment`, else a saved name, else an expression.
    static func resolve(_ argument: String) throws -> SegmentText {
        if isFile(argument) { return try read(argument) }
        if let text = try text(named: argument) { return SegmentText(name: argument, text: text) }
        guard !looksLikeName(argument) else {
            let near = nearestName(to: argument, in: names()).map { "; did you mean \($0)?" } ?? ""
            throw UsageFailure(
                message:
                    "there is no saved segment \"\(argument)\"\(near)\nSaved segments: \(names().joined(separator: ", "))"
            )
        }
        return SegmentText(name: nil, text: argument)
    }

    /// The segments that an argument means: all in a folder, by their paths, a file, readable or not, else the one that
    /// ``resolve(_:)`` gives.
    static func all(in argument: String) throws -> [SegmentText] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue else {
            return [isFile(argument) ? told(argument) : try resolve(argument)]
        }
        let inside = (FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String } ?? [])
            .filter(isFile).sorted()
        guard !inside.isEmpty else {
            throw UsageFailure(message: "\(argument): there is no file in it that ends in \(ending) or \(jsonEnding)")
        }
        let start = argument.hasSuffix("/") ? argument : argument + "/"
        return inside.map { told(start + $0) }
    }

    /// All saved segments by their names; those of the user's own folder go by their paths.
    static func saved() -> [SegmentText] {
        names().compactMap { name in
            if let path = ownPath(named: name) { return told(path) }
            return shipped(name).map { SegmentText(name: name, text: $0) }
        }
    }

    /// A file that may be one that cannot be read, so that one of these does not keep back what is wrong with the others.
    private static func told(_ path: String) -> SegmentText {
        (try? read(path)) ?? SegmentText(unreadable: path, fault: unreadable)
    }

    private static let unreadable = "the segment file cannot be read; check the path, and that it is UTF-8 text"

    /// Whether a path is that of a segment's file.
    private static func isFile(_ path: String) -> Bool { path.hasSuffix(ending) || path.hasSuffix(jsonEnding) }

    private static func read(_ path: String) throws -> SegmentText {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw UsageFailure(message: "\(path): \(unreadable)")
        }
        guard path.hasSuffix(jsonEnding) else { return SegmentText(name: path, text: text, path: path) }
        return SegmentText(json: text, name: path, path: path)
    }

    /// The saved names with the first comment line of each.
    static func list() -> [(name: String, about: String)] {
        names().compactMap { name in
            guard let text = try? text(named: name) else {
                StandardError.write("hint: the segment \(name) is left out: see muster segments check\n")
                return nil
            }
            let first = text.split(separator: "\n").first ?? ""
            return (name, first.drop { $0 == "#" || $0 == " " }.description)
        }
    }

    static func names() -> [String] {
        let shipped = EmbeddedText.files.map(\.path).filter { $0.hasSuffix(ending) }.map { name(of: $0) }
        var own: [String] = []
        if FileManager.default.fileExists(atPath: folder) {
            own = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
                .filter(isFile).map { name(of: folder + "/" + $0) }
        }
        return Set(shipped + own).sorted()
    }

    static func text(named name: String) throws -> String? {
        guard let path = ownPath(named: name) else { return shipped(name) }
        let segment = try read(path)
        if let fault = segment.fault { throw UsageFailure(message: "\(path): \(fault)") }
        return segment.text
    }

    /// The path of a saved segment in the user's own folder; nil if there is none of this name.
    static func ownPath(named name: String) -> String? {
        [ending, jsonEnding].map { folder + "/" + name + $0 }.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static func shipped(_ name: String) -> String? {
        EmbeddedText.files.first { $0.path == folder + "/" + name + ending }?.text
    }

    private static func name(of path: String) -> String {
        let end = path.hasSuffix(jsonEnding) ? jsonEnding : ending
        return String(path.dropFirst(folder.count + 1).dropLast(end.count))
    }

    /// Whether an argument is one word, which no expression is.
    private static func looksLikeName(_ argument: String) -> Bool {
        !argument.isEmpty && argument.allSatisfy { $0.isLetter || $0.isNumber || "-_/".contains($0) }
    }
}
