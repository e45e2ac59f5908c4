/// Standing bars side by side, one for each stretch of an axis of numbers.
package struct HistogramChart: Chart {
    /// One stretch.
    package struct Bin: Hashable, Sendable {
        /// Where it begins; missing if it is open there.
        package let from: ResultTable.Cell
        /// Where it ends, itself not in it; missing if it is open there.
        package let to: ResultTable.Cell
        /// How much lies in it.
        package let count: Int

        /// Makes a bin.
        package init(from: ResultTable.Cell, to: ResultTable.Cell, count: Int) {
            self.from = from
            self.to = to
            self.count = count
        }

        /// The stretch in words.
        fileprivate var text: String {
            switch (from, to) {
            case (.missing, .missing): "all"
            case (.missing, _): "below \(to.shown)"
            case (_, .missing): "\(from.shown) and more"
            default: "\(from.shown) to \(to.shown)"
            }
        }
    }

    package let title: String
    /// What the axis is, with its unit.
    package let placeLabel: String
    /// What is counted.
    package let valueLabel: String
    /// The stretches, in ascending order.
    package let bins: [Bin]

    /// Makes a chart.
    package init(title: String, placeLabel: String, valueLabel: String, bins: [Bin]) {
        self.title = title
        self.placeLabel = placeLabel
        self.valueLabel = valueLabel
        self.bins = bins
    }

    package var summary: String {
        guard let most = bins.max(by: { $0.count < $1.count }) else { return "Histogram without values." }
        let all = bins.reduce(0) { $0 + $1.count }
        return
            "Histogram of \(HumanNumber.grouped(all)) \(valueLabel) by \(placeLabel), \(bins.count) bars. The highest "
            + "is \(most.text), with \(HumanNumber.grouped(most.count))."
    }

    package var height: Double { area.height }

    private var area: PlotArea {
        PlotArea(scale: ChartScale(bins.map { Double($0.count) }, isWhole: true), top: ChartFrame.lineHeight + 8)
    }

    package func drawing() -> String {
        let area = area
        let width = (PlotArea.right - PlotArea.left) / Double(max(1, bins.count))
        func x(_ bin: Int) -> Double { PlotArea.left + Double(bin) * width }
        var drawing = area.frame(valueLabel: valueLabel, placeLabel: placeLabel)
        var borders = bins.enumerated().compactMap { number, bin in
            bin.from == .missing ? nil : (x: x(number), text: bin.from.shown)
        }
        if let last = bins.last, last.to != .missing { borders.append((x(bins.count), last.to.shown)) }
        drawing += area.labels(borders)
        for (number, bin) in bins.enumerated() where bin.count > 0 {
            let y = min(area.y(Double(bin.count)), area.bottom - 1)
            drawing += SVG.rectangle(
                "series-1",
                x: x(number) + 0.5,
                y: y,
                width: max(1, width - 1),
                height: area.bottom - y,
                hint: "\(bin.text): \(HumanNumber.grouped(bin.count)) \(valueLabel)"
            )
        }
        return drawing
    }
}
