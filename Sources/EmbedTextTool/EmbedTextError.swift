/// Why the texts could not be embedded.
enum EmbedTextError: Error, CustomStringConvertible {
    case usage
    case notUTF8(path: String)

    var description: String {
        switch self {
        case .usage: "usage: EmbedTextTool ROOT OUTPUT MARK FOLDER..."
        case .notUTF8(let path): "\(path) is not UTF-8 text; save it as UTF-8"
        }
    }
}
