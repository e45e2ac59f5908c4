/// Lying bars, one or several for each category, with the category's name above them and the number behind.
package struct BarChart: Chart {
    package let title: String
    /// What the categories are.
    package let categoryLabel: String
    /// What the values are, with their unit.
    package let valueLabel: String
    /// The categories, top to bottom.
    package let categories: [String]
    /// The values of the categories.
    package let series: [ChartSeries]
    /// How many categories the table has that are not drawn.
    private let leftOut: Int

    private static let barHeight = 13.0
    private static let numberRoom = 84.0

    /// Makes a chart; of more categories than can be told apart the first are drawn.
    package init(
        title: String,
        categoryLabel: String,
        valueLabel: String,
        categories: [String],
        series: [ChartSeries]
    ) {
        self.title = title
        self.categoryLabel = categoryLabel
        self.valueLabel = valueLabel
        let shown = min(ChartFrame.mostBars, categories.count)
        self.categories = Array(categories.prefix(shown))
        self.series = series.map { ChartSeries($0.name, Array($0.values.prefix(shown))) }
        leftOut = categories.count - shown
    }

    package var summary: String {
        let facts = series.compactMap { series -> String? in
            guard let most = series.greatest, let least = series.least else { return nil }
            return "\(series.name): most \(categories[most]) with \(series.values[most].shown), "
                + "least \(categories[least]) with \(series.values[least].shown)."
        }
        let rest = leftOut == 0 ? "" : " \(HumanNumber.grouped(leftOut)) more are in the table alone."
        return "Bar chart of \(valueLabel) by \(categoryLabel). " + facts.joined(separator: " ") + rest
    }

    package var height: Double {
        legend.end + ChartFrame.lineHeight + Double(categories.count) * rowHeight + 2 * ChartFrame.lineHeight + 10
    }

    private var rowHeight: Double { 16 + Double(series.count) * Self.barHeight + 8 }

    private var legend: (drawing: String, end: Double) {
        ChartFrame.legend(series.map(\.name), y: 0) { number, x, y in
            SVG.rectangle("series-\(number + 1)", x: x, y: y - 6, width: 18, height: 11)
        }
    }

    package func drawing() -> String {
        let legend = legend
        let top = legend.end + ChartFrame.lineHeight
        let bottom = top + Double(categories.count) * rowHeight + 2
        let scale = ChartScale(of: series)
        func place(_ value: Double) -> Double { scale.share(of: value) * (ChartFrame.width - Self.numberRoom) }
        var drawing = legend.drawing + SVG.text("axis", x: 0, y: legend.end + 12, categoryLabel)
        for (number, tick) in scale.ticks.enumerated() {
            let x = place(tick.value)
            drawing += SVG.line("grid", x1: x, y1: top, x2: x, y2: bottom)
            let side = number == 0 ? "tick" : "tick middle"
            drawing += SVG.text(side, x: x, y: bottom + 15, tick.text)
        }
        for (row, category) in categories.enumerated() {
            var y = top + Double(row) * rowHeight + 13
            drawing += SVG.text("label", x: 4, y: y, ChartFrame.fitted(category, in: ChartFrame.width - 8))
            y += 4
            for (number, series) in series.enumerated() {
                guard let weight = series.weights[row] else { continue }
                let (start, end) = (place(min(0, weight)), place(max(0, weight)))
                drawing += SVG.rectangle(
                    "series-\(number + 1)",
                    x: start,
                    y: y,
                    width: max(end - start, weight == 0 ? 0 : 1),
                    height: Self.barHeight - 2,
                    hint: "\(category), \(series.name): \(series.values[row].shown)"
                )
                drawing += SVG.text("value", x: end + 5, y: y + 10, series.values[row].shown)
                y += Self.barHeight
            }
        }
        let zero = place(0)
        drawing += SVG.line("base", x1: zero, y1: top, x2: zero, y2: bottom)
        return drawing
            + SVG.text(
                "axis middle",
                x: (ChartFrame.width - Self.numberRoom) / 2,
                y: bottom + ChartFrame.lineHeight + 15,
                valueLabel
            )
    }
}
