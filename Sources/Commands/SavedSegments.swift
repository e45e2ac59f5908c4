internal import EventModel
internal import Foundation
internal import SegmentLanguage

/// A segment as text, with the name that it goes by.
struct SegmentText {
    /// A file's path or a saved name; nil for an expression.
    let name: String?
    /// The expression, comments included.
    let text: String
}

/// The segments that are at hand by name: the user's own folder `queries`, then those that ship with the program.
enum SavedSegments {
    static let ending = ".segment"
    static let folder = "queries"

    /// The text that an argument means: a path that ends in `.segment`, else a saved name, else an expression.
    static func resolve(_ argument: String) throws -> SegmentText {
        if argument.hasSuffix(ending) {
            do {
                return SegmentText(name: argument, text: try String(contentsOfFile: argument, encoding: .utf8))
            } catch {
                throw UsageFailure(
                    message: "\(argument): the segment file cannot be read; check the path, and that it is UTF-8 text"
                )
            }
        }
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

    /// The saved names with the first comment line of each.
    static func list() throws -> [(name: String, about: String)] {
        try names().map { name in
            let first = try text(named: name)?.split(separator: "\n").first ?? ""
            return (name, first.drop { $0 == "#" || $0 == " " }.description)
        }
    }

    static func names() -> [String] {
        let shipped = EmbeddedText.files.map(\.path).filter { $0.hasSuffix(ending) }.map { name(of: $0) }
        var own: [String] = []
        if FileManager.default.fileExists(atPath: folder) {
            own = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
                .filter { $0.hasSuffix(ending) }.map { name(of: folder + "/" + $0) }
        }
        return Set(shipped + own).sorted()
    }

    static func text(named name: String) throws -> String? {
        let path = folder + "/" + name + ending
        if FileManager.default.fileExists(atPath: path) {
            do {
                return try String(contentsOfFile: path, encoding: .utf8)
            } catch {
                throw UsageFailure(message: "\(path): the segment file cannot be read; check that it is UTF-8 text")
            }
        }
        return EmbeddedText.files.first { $0.path == path }?.text
    }

    private static func name(of path: String) -> String {
        String(path.dropFirst(folder.count + 1).dropLast(ending.count))
    }

    /// Whether an argument is one word, which no expression is.
    private static func looksLikeName(_ argument: String) -> Bool {
        !argument.isEmpty && argument.allSatisfy { $0.isLetter || $0.isNumber || "-_/".contains($0) }
    }
}
