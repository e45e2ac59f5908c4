internal import Foundation

/// The maps of conversions.
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
}
