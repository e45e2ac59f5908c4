internal import Foundation
internal import Presentation
internal import SegmentLanguage

/// The queries that are at hand by name: the user's own folder `queries`, then those that ship with the program.
enum SavedQueries {
    static let ending = ".sql"
    static let folder = SavedSegments.folder

    /// The query that an argument means: standard input, a path that ends in `.sql`, a saved name, else a statement.
    static func resolve(_ argument: String) throws -> QueryText {
        if argument == "-" {
            let bytes = try Interruption.endingAtOnce { try FileHandle.standardInput.readToEnd() } ?? Data()
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw UsageFailure(message: "standard input: the query is no UTF-8 text")
            }
            return QueryText(text, name: "standard input")
        }
        if argument.hasSuffix(ending), !argument.contains(where: \.isWhitespace) { return try read(argument) }
        if let saved = try query(named: argument) { return saved }
        guard !looksLikeName(argument) else {
            let near = nearestName(to: argument, in: names()).map { "; did you mean \($0)?" } ?? ""
            throw UsageFailure(
                message:
                    "there is no saved query \"\(argument)\"\(near)\nSaved queries: \(names().joined(separator: ", "))"
            )
        }
        return QueryText(argument)
    }

    /// The saved names, each with the first line of its comment.
    static func table() throws -> ResultTable {
        var table = ResultTable(columns: [.init("query"), .init("about")])
        for name in names() { table.append([.text(name), .text(try query(named: name)?.about ?? "")]) }
        return table
    }

    private static func read(_ path: String) throws -> QueryText {
        do {
            return QueryText(try String(contentsOfFile: path, encoding: .utf8), name: path)
        } catch {
            throw UsageFailure(
                message: "\(path): the query file cannot be read; check the path, and that it is UTF-8 text"
            )
        }
    }

    /// The saved names.
    static func names() -> [String] {
        let shipped = EmbeddedText.files.map(\.path).filter { $0.hasSuffix(ending) && $0.hasPrefix(folder + "/") }
        var own: [String] = []
        if FileManager.default.fileExists(atPath: folder) {
            own = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
                .filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }
        }
        return Set((shipped + own).map { String($0.dropFirst(folder.count + 1).dropLast(ending.count)) }).sorted()
    }

    private static func query(named name: String) throws -> QueryText? {
        let path = folder + "/" + name + ending
        if FileManager.default.fileExists(atPath: path) { return try read(path) }
        return EmbeddedText.files.first { $0.path == path }.map { QueryText($0.text, name: path) }
    }

    /// Whether an argument is one word, which no statement is.
    private static func looksLikeName(_ argument: String) -> Bool {
        !argument.isEmpty && argument.allSatisfy { $0.isLetter || $0.isNumber || "-_/.".contains($0) }
    }
}
