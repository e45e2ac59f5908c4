/// The measures that all pictures share, in units of which a page 480 pixels wide shows one a pixel.
enum ChartFrame {
    /// The width of every picture: narrow, so that letters can still be read on a phone.
    static let width = 480.0
    /// About how wide a letter is.
    static let letterWidth = 7.5
    /// From one line of text to the next.
    static let lineHeight = 17.0
    /// The most pieces that a picture can show apart.
    static let mostBars = 20

    /// About how wide a text is.
    static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * letterWidth }

    /// The text, or its beginning and an ellipsis where it is wider than there is room.
    static func fitted(_ text: String, in room: Double) -> String {
        let text = VisibleText.of(text)
        guard width(of: text) > room else { return text }
        var fitted = ""
        var width = letterWidth
        for character in text {
            width += Double(DisplayWidth.of(character)) * letterWidth
            guard width <= room else { break }
            fitted.append(character)
        }
        return fitted + "…"
    }

    /// A line that says which mark stands for which series, from a height on; none for a single series.
    ///
    /// - Returns: The drawing, and where it ends.
    static func legend(
        _ names: [String],
        y: Double,
        marks: (Int, _ x: Double, _ y: Double) -> String
    ) -> (
        drawing: String, end: Double
    ) {
        guard names.count > 1 else { return ("", y) }
        var (drawing, x, y) = ("", 0.0, y)
        for (number, name) in names.enumerated() {
            let name = fitted(name, in: width - 30)
            let needed = 24 + width(of: name) + 12
            if x > 0, x + needed > width { (x, y) = (0, y + lineHeight) }
            drawing += marks(number, x, y + 8) + SVG.text("label", x: x + 24, y: y + 12, name)
            x += needed
        }
        return (drawing, y + lineHeight + 4)
    }
}
