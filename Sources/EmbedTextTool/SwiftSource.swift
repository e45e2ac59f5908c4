/// The Swift source of an enum that holds the texts of files.
enum SwiftSource {
    /// The whole file: `EmbeddedText.files`, in the order given.
    static func embedding(_ files: [(path: String, text: String)]) -> String {
        let entries = files.map { "        (path: \(literal($0.path)), text: \(literal($0.text))),\n" }
        return """
            /// The files that ship inside the program, by their path in the package. Written by EmbedTextTool.
            enum EmbeddedText {
                static let files: [(path: String, text: String)] = [
            \(entries.joined())    ]
            }

            """
    }

    /// A string literal on one line that gives back the text, scalar for scalar.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            // A byte order mark and controls are legal in a literal but not everywhere welcome, and never seen.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FEFF}":
                literal += "\\u{\(String(scalar.value, radix: 16))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
