/// Makes a text safe to stand in HTML and SVG, between tags as in quoted attributes.
package enum HTMLText {
    /// The text with the signs of markup as character references, and controls and marks of direction made visible.
    ///
    /// It goes by Unicode scalars: a quote that a combining mark follows is one character to Swift and still a quote to
    /// a browser.
    package static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in VisibleText.of(text).unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
