/// Writes elements of SVG.
enum SVG {
    /// A coordinate with at most one digit after the point.
    static func number(_ value: Double) -> String {
        let tenths = Int((min(1e6, max(-1e6, value)) * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return tenth == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(tenth)"
    }

    /// A straight line.
    static func line(_ style: String, x1: Double, y1: Double, x2: Double, y2: Double) -> String {
        let (start, end) = ("x1=\"\(number(x1))\" y1=\"\(number(y1))\"", "x2=\"\(number(x2))\" y2=\"\(number(y2))\"")
        return "<line class=\"\(style)\" \(start) \(end)/>\n"
    }

    /// A rectangle, with a text that is shown while the mouse rests on it.
    static func rectangle(
        _ style: String,
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        hint: String? = nil
    ) -> String {
        let place = "x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\""
        return "<rect class=\"\(style)\" \(place)\(content(hint, of: "rect"))\n"
    }

    /// A text on one line.
    static func text(_ style: String, x: Double, y: Double, _ text: String) -> String {
        "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\">\(HTMLText.escaped(text))</text>\n"
    }

    /// Points joined by a line.
    static func polyline(_ style: String, _ points: [(x: Double, y: Double)]) -> String {
        let places = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return "<polyline class=\"\(style)\" points=\"\(places)\"/>\n"
    }

    /// A closed shape, with a text that is shown while the mouse rests on it.
    static func polygon(_ style: String, _ points: [(x: Double, y: Double)], hint: String? = nil) -> String {
        let places = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return "<polygon class=\"\(style)\" points=\"\(places)\"\(content(hint, of: "polygon"))\n"
    }

    private static func content(_ hint: String?, of element: String) -> String {
        hint.map { "><title>\(HTMLText.escaped($0))</title></\(element)>" } ?? "/>"
    }
}
