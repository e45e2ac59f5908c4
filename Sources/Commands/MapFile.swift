internal import Foundation

/// Small files of text that a conversion reads and writes whole.
enum MapFile {
    /// The text of a map.
    static func read(_ path: String) throws -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw UsageFailure(message: "\(path): the map cannot be read; check the path, and who may read it")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw UsageFailure(message: "\(path): the map is no UTF-8 text; save it as such")
        }
        return text
    }

    /// Writes a text as a file of this path, whole or not at all.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw UnwritableFile(path: path, reason: error.localizedDescription)
        }
    }
}

/// A file cannot be written.
struct UnwritableFile: CommandFailure {
    let path: String
    let reason: String
    let exitCode = ExitStatus.inputOutput

    var message: String { "\(path): cannot be written (\(reason)); check the folder, and who may write there" }
}
