/// A picture of some values as SVG for a page: text from values alone, the same for the same values.
///
/// Colours are classes that the page's style sheet gives; whatever a colour says is also said by a place, a shape or a
/// text. Every picture has a title, a description for those who do not see it, and axes with labels.
package protocol Chart: Sendable {
    /// What the picture shows, a few words.
    var title: String { get }
    /// What somebody would say who describes the picture, a sentence or two.
    var summary: String { get }
    /// How high the drawing is; it is ``ChartFrame/width`` wide.
    var height: Double { get }
    /// What is drawn, without the element around it.
    func drawing() -> String
}

extension Chart {
    /// The SVG element.
    ///
    /// - Parameter identifier: A name that no other element of the page has, of letters, digits and hyphens.
    package func svg(identifier: String) -> String {
        let size = "0 0 \(SVG.number(ChartFrame.width)) \(SVG.number(height))"
        return """
            <svg class="chart" viewBox="\(size)" role="img" aria-labelledby="\(identifier)-title \(identifier)-summary">
            <title id="\(identifier)-title">\(HTMLText.escaped(title))</title>
            <desc id="\(identifier)-summary">\(HTMLText.escaped(summary))</desc>
            \(drawing())</svg>

            """
    }
}

/// One row of values in a picture, one for each of its categories.
package struct ChartSeries: Hashable, Sendable {
    /// What the values are, as the legend and the alternative text say.
    package let name: String
    /// The values, exact; missing ones, and texts, are not drawn.
    package let values: [ResultTable.Cell]

    /// Makes a series.
    package init(_ name: String, _ values: [ResultTable.Cell]) {
        self.name = name
        self.values = values
    }

    /// The values to draw by; nil where there is none.
    var weights: [Double?] { values.map(\.drawnWeight) }

    /// Where the greatest value stands; nil without values.
    var greatest: Int? {
        let weights = weights
        return weights.indices.filter { weights[$0] != nil }.max { (weights[$0] ?? 0) < (weights[$1] ?? 0) }
    }

    /// Where the least value stands; nil without values.
    var least: Int? {
        let weights = weights
        return weights.indices.filter { weights[$0] != nil }.min { (weights[$0] ?? 0) < (weights[$1] ?? 0) }
    }
}

extension ResultTable.Cell {
    /// The number to draw by, within what can be drawn; nil for what is no number.
    var drawnWeight: Double? {
        switch self {
        case .integer, .decimal: min(1e300, max(-1e300, weight))
        case .text, .missing: nil
        }
    }
}
