/// Lines over moments at equal distances; each line has marks of its own shape.
package struct LineChart: Chart {
    package let title: String
    /// What the moments are.
    package let placeLabel: String
    /// What the values are, with their unit.
    package let valueLabel: String
    /// The moments, left to right.
    package let places: [String]
    /// The lines.
    package let series: [ChartSeries]

    /// Makes a chart.
    package init(title: String, placeLabel: String, valueLabel: String, places: [String], series: [ChartSeries]) {
        self.title = title
        self.placeLabel = placeLabel
        self.valueLabel = valueLabel
        self.places = places
        self.series = series
    }

    package var summary: String {
        let span = places.first.flatMap { first in places.last.map { " from \(first) to \($0)" } } ?? ""
        let facts = series.compactMap { series -> String? in
            guard let most = series.greatest, let least = series.least,
                let last = series.values.lastIndex(where: { $0.drawnWeight != nil })
            else { return nil }
            return "\(series.name): greatest \(series.values[most].shown) at \(places[most]), least "
                + "\(series.values[least].shown) at \(places[least]), last \(series.values[last].shown)."
        }
        return "Line chart of \(valueLabel) by \(placeLabel)\(span). " + facts.joined(separator: " ")
    }

    package var height: Double { area.height }

    private var legend: (drawing: String, end: Double) {
        ChartFrame.legend(series.map(\.name), y: 0) { number, x, y in
            SVG.polyline("line-\(number + 1)", [(x, y), (x + 18, y)]) + Self.mark(number, x: x + 9, y: y, hint: nil)
        }
    }

    private var area: PlotArea {
        PlotArea(scale: ChartScale(of: series), top: legend.end + ChartFrame.lineHeight + 8)
    }

    package func drawing() -> String {
        let area = area
        let apart = (PlotArea.right - PlotArea.left - 16) / Double(max(1, places.count - 1))
        func x(_ place: Int) -> Double { PlotArea.left + 8 + Double(place) * apart }
        var drawing = legend.drawing + area.frame(valueLabel: valueLabel, placeLabel: placeLabel)
        drawing += area.labels(places.enumerated().map { (x($0), $1) })
        for (number, series) in series.enumerated() {
            let weights = series.weights
            // A missing value interrupts the line.
            for run in weights.indices.split(whereSeparator: { weights[$0] == nil }) {
                drawing += SVG.polyline("line-\(number + 1)", run.map { (x($0), area.y(weights[$0] ?? 0)) })
            }
            for (place, weight) in weights.enumerated() {
                guard let weight else { continue }
                let hint = "\(places[place]), \(series.name): \(series.values[place].shown)"
                drawing += Self.mark(number, x: x(place), y: area.y(weight), hint: hint)
            }
        }
        return drawing
    }

    /// Squares, diamonds and triangles, so that lines are told apart without their colours.
    private static func mark(_ number: Int, x: Double, y: Double, hint: String?) -> String {
        let shapes: [[(x: Double, y: Double)]] = [
            [(-2.6, -2.6), (2.6, -2.6), (2.6, 2.6), (-2.6, 2.6)], [(0, -4), (4, 0), (0, 4), (-4, 0)],
            [(0, -4), (3.8, 3), (-3.8, 3)],
        ]
        let points = shapes[number % shapes.count].map { (x + $0.x, y + $0.y) }
        return SVG.polygon("series-\(number + 1)", points, hint: hint)
    }
}
