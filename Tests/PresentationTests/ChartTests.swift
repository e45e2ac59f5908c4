import Foundation
import FoundationXML
import Testing

@testable import Presentation

struct ChartTests {
    private static let bars = BarChart(
        title: "Sizes <now>",
        categoryLabel: "group",
        valueLabel: "contacts",
        categories: ["a \"quoted\" & <b>", "Київ", "empty"],
        series: [
            ChartSeries("alone", [.integer(5), .integer(20), .missing]),
            ChartSeries("without", [.decimal("-2.5"), .text("x"), .integer(0)]),
        ]
    )
    private static let lines = LineChart(
        title: "History",
        placeLabel: "month",
        valueLabel: "contacts",
        places: ["2024-01", "2024-02", "2024-03", "2024-04"],
        series: [ChartSeries("contacts", [.integer(1), .missing, .integer(3), .integer(2)])]
    )
    private static let histogram = HistogramChart(
        title: "Spread",
        placeLabel: "total, UAH",
        valueLabel: "orders",
        bins: [
            .init(from: .missing, to: .integer(10), count: 3), .init(from: .integer(10), to: .missing, count: 7),
        ]
    )
    private static let heatMap = HeatMapChart(
        title: "Heat",
        columnLabel: "recency",
        rowLabel: "frequency",
        valueLabel: "contacts",
        columns: ["1", "2"],
        rows: ["2", "1"],
        cells: [[.integer(10), .missing], [.integer(1), .integer(5)]]
    )
    private static let empty: [any Chart] = [
        BarChart(title: "t", categoryLabel: "c", valueLabel: "v", categories: [], series: []),
        LineChart(title: "t", placeLabel: "p", valueLabel: "v", places: [], series: []),
        LineChart(
            title: "t",
            placeLabel: "p",
            valueLabel: "v",
            places: ["x"],
            series: [ChartSeries("s", [.decimal("1e999")])]
        ),
        HistogramChart(title: "t", placeLabel: "p", valueLabel: "v", bins: []),
        HeatMapChart(
            title: "t",
            columnLabel: "c",
            rowLabel: "r",
            valueLabel: "v",
            columns: [],
            rows: [],
            cells: []
        ),
    ]

    private static let all: [any Chart] = [bars, lines, histogram, heatMap]

    @Test func `a picture is well-formed, named, described, and has labels on both axes`() throws {
        for chart in Self.all {
            let svg = chart.svg(identifier: "p")
            #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(svg)")
            #expect(svg.contains("role=\"img\" aria-labelledby=\"p-title p-summary\""))
            #expect(svg.contains("<title id=\"p-title\">\(HTMLText.escaped(chart.title))</title>"))
            #expect(svg.contains("<desc id=\"p-summary\">\(HTMLText.escaped(chart.summary))</desc>"))
            #expect(svg.components(separatedBy: "class=\"axis").count >= 3)
            #expect(!svg.contains("NaN") && !svg.contains("inf"))
            #expect(svg == chart.svg(identifier: "p"))
        }
        for chart in Self.empty {
            let svg = chart.svg(identifier: "p")
            #expect(XMLParser(data: Data(svg.utf8)).parse() && !svg.contains("nan") && !svg.contains("inf "), "\(svg)")
        }
    }

    @Test func `the descriptions say what the pictures show`() {
        #expect(
            Self.bars.summary
                == "Bar chart of contacts by group. alone: most Київ with 20, least a \"quoted\" & <b> with 5. "
                + "without: most empty with 0, least a \"quoted\" & <b> with -2.5."
        )
        #expect(
            Self.lines.summary == "Line chart of contacts by month from 2024-01 to 2024-04. contacts: greatest 3 at "
                + "2024-03, least 1 at 2024-01, last 2."
        )
        #expect(
            Self.histogram.summary
                == "Histogram of 10 orders by total, UAH, 2 bars. The highest is 10 and more, with 7."
        )
        #expect(
            Self.heatMap.summary == "Heat map of contacts: rows frequency, columns recency. The greatest is 10, at "
                + "frequency 2 and recency 1."
        )
    }

    @Test func `bars are as long as their numbers say`() {
        let chart = BarChart(
            title: "t",
            categoryLabel: "c",
            valueLabel: "v",
            categories: ["a", "b"],
            series: [ChartSeries("v", [.integer(100), .integer(25)])]
        )
        let svg = chart.svg(identifier: "p")
        // The axis has 396 of the 480 units, and ends at 100.
        #expect(svg.contains("class=\"series-1\" x=\"0\" y=\"34\" width=\"396\""))
        #expect(svg.contains("class=\"series-1\" x=\"0\" y=\"71\" width=\"99\""))
    }

    @Test func `a missing value interrupts a line`() {
        #expect(Self.lines.svg(identifier: "p").components(separatedBy: "<polyline").count == 3)
    }

    @Test func `shades go by fifths of the greatest number, and what is missing has none`() {
        let svg = Self.heatMap.svg(identifier: "p")
        for (shade, number) in [(5, "10"), (1, "1"), (3, "5")] {
            #expect(svg.contains("<text class=\"on-\(shade) middle\"") && svg.contains(">\(number)</text>"))
        }
        // The empty cell, and the legend.
        #expect(svg.components(separatedBy: "class=\"shade-0\"").count == 3)
    }

    @Test(arguments: [
        ([0.0, 7], true, ["0", "2", "4", "6", "8"]), ([3.0], true, ["0", "1", "2", "3"]),
        ([0.0, 0.37], false, ["0", "0.1", "0.2", "0.3", "0.4"]), ([-30.0, 60], false, ["-50", "0", "50", "100"]),
        ([1_400_000.0], false, ["0", "0.5M", "1M", "1.5M"]), ([12_000.0], true, ["0", "5k", "10k", "15k"]),
        ([9_000.0], true, ["0", "5k", "10k"]), ([], true, ["0", "1"]),
    ])
    func `an axis goes in round steps from zero to beyond the greatest value`(
        values: [Double],
        isWhole: Bool,
        texts: [String]
    ) {
        #expect(ChartScale(values, isWhole: isWhole).ticks.map(\.text) == texts)
    }

    @Test(arguments: [
        (0.0, "0"), (0.456, "0.46"), (12.34, "12.3"), (7, "7"), (126.4, "126"), (999.6, "1k"), (1_260, "1.3k"),
        (126_584.69, "127k"), (-45_000_000, "-45M"), (0.004, "0"),
    ])
    func `a short number has about three figures`(number: Double, text: String) {
        #expect(ShortNumber.of(number) == text)
    }

    @Test(arguments: [
        ("median_recency_days", "median recency days"), ("ordersPerContact", "orders per contact"), ("p10", "p10"),
        ("event type", "event type"), ("started (UTC)", "started (UTC)"),
    ])
    func `a key becomes words`(key: String, words: String) {
        #expect(ColumnWords.of(key) == words)
    }
}
