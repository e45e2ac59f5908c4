/// The frame of a picture whose values stand upwards over places along a line: grid, numbers, and labels of both axes.
struct PlotArea {
    /// The scale of the values.
    let scale: ChartScale
    /// Where the plot begins at the top.
    let top: Double

    static let left = 52.0
    static let right = ChartFrame.width - 8
    private static let plotHeight = 190.0

    /// Where the plot ends at the bottom.
    var bottom: Double { top + Self.plotHeight }
    /// How high the whole picture is.
    var height: Double { bottom + 2 * ChartFrame.lineHeight + 10 }

    /// The height of a value.
    func y(_ value: Double) -> Double { bottom - scale.share(of: value) * Self.plotHeight }

    /// Grid, numbers and axis labels.
    func frame(valueLabel: String, placeLabel: String) -> String {
        var drawing = SVG.text("axis", x: 0, y: top - 10, ChartFrame.fitted(valueLabel, in: ChartFrame.width))
        for tick in scale.ticks {
            let y = y(tick.value)
            drawing += SVG.line(tick.value == 0 ? "base" : "grid", x1: Self.left, y1: y, x2: Self.right, y2: y)
            drawing += SVG.text("tick end", x: Self.left - 6, y: y + 4, tick.text)
        }
        return drawing
            + SVG.text(
                "axis middle",
                x: (Self.left + Self.right) / 2,
                y: bottom + 2 * ChartFrame.lineHeight + 4,
                placeLabel
            )
    }

    /// Labels along the bottom, as many as there is room for.
    func labels(_ labels: [(x: Double, text: String)]) -> String {
        guard let first = labels.first, let last = labels.last, labels.count > 1 else {
            return labels.map { SVG.text("tick middle", x: $0.x, y: bottom + 16, $0.text) }.joined()
        }
        let apart = (last.x - first.x) / Double(labels.count - 1)
        let widest = labels.map { ChartFrame.width(of: $0.text) }.max() ?? 0
        let step = max(1, Int(((widest + 10) / max(apart, 0.001)).rounded(.up)))
        var drawing = ""
        for (number, label) in labels.enumerated() where number.isMultiple(of: step) {
            // A label at an edge would otherwise be cut off.
            let half = ChartFrame.width(of: label.text) / 2
            let x = min(max(label.x, half), ChartFrame.width - half)
            drawing += SVG.text("tick middle", x: x, y: bottom + 16, label.text)
        }
        return drawing
    }
}
