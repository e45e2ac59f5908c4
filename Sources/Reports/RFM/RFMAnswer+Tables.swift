package import CustomerAnalytics
internal import EventModel
package import Presentation

extension RFMAnswer {
    /// The bins of each axis.
    package func thresholds(_ result: RFMResult) -> ResultTable {
        var table = ResultTable(columns: [.init("axis")] + Self.binColumns)
        for (axis, scores) in result.axes {
            for bin in scores.bins { table.append([.text(axis.rawValue)] + Self.cells(bin)) }
        }
        return table
    }

    /// The bins of one axis.
    package func thresholds(_ scores: RFMAxisScores) -> ResultTable {
        ResultTable(columns: Self.binColumns, rows: scores.bins.map(Self.cells))
    }

    private static let binColumns: [ResultTable.Column] = [
        .init("score", .right), .init("lower", .right), .init("upper", .right), .init("contacts", .right),
    ]

    private static func cells(_ bin: RFMBin) -> [ResultTable.Cell] {
        [.integer(bin.score), cell(bin.lower), cell(bin.upper), .integer(bin.contacts)]
    }

    /// The groups.
    package var segments: ResultTable {
        var table = ResultTable(columns: [
            .init("segment"), .init("rule"), .init("contacts", .right), .init("orders", .right),
            .init("revenue", .right), .init("average_check", .right), .init("median_recency_days", .right),
            .init("median_frequency", .right), .init("median_amount", .right),
        ])
        for group in result.segmentSummaries() {
            table.append([
                .text(group.name), group.rule.map { .text($0) } ?? .missing, .integer(group.contacts),
                .integer(group.orders), Self.cell(group.revenue), Self.cell(group.averageCheck),
                Self.cell(group.medianRecencyDays), Self.cell(group.medianFrequency), Self.cell(group.medianAmount),
            ])
        }
        return table
    }

    /// The pairs of R and F.
    package var heatMap: ResultTable {
        var table = ResultTable(columns: [
            .init("frequency_score", .right), .init("recency_score", .right), .init("contacts", .right),
            .init("amount", .right), .init("mean_amount", .right),
        ])
        for cell in RFMHeatMap(result).cells {
            table.append([
                .integer(cell.frequencyScore), cell.recencyScore.map { .integer($0) } ?? .missing,
                .integer(cell.contacts), Self.cell(cell.amount), Self.cell(cell.meanAmount),
            ])
        }
        return table
    }

    /// The bars of all axes.
    package var distributions: ResultTable {
        var table = ResultTable(columns: [.init("axis")] + Self.barColumns)
        for axis in RFMAxis.allCases {
            for bar in RFMHistogram(result.figures, axis).bars {
                table.append([.text(axis.rawValue)] + Self.cells(bar))
            }
        }
        return table
    }

    /// The bars of one axis.
    package func distribution(_ axis: RFMAxis) -> ResultTable {
        ResultTable(columns: Self.barColumns, rows: RFMHistogram(result.figures, axis).bars.map(Self.cells))
    }

    private static let barColumns: [ResultTable.Column] = [
        .init("from", .right), .init("to", .right), .init("contacts", .right),
    ]

    private static func cells(_ bar: RFMHistogram.Bar) -> [ResultTable.Cell] {
        [cell(bar.from), cell(bar.to), .integer(bar.contacts)]
    }

    /// Who went where.
    package func transitions(_ comparison: RFMComparison) -> ResultTable {
        var table = ResultTable(columns: [
            .init("from"), .init("to"), .init("contacts", .right), .init("amount_before", .right),
            .init("amount_after", .right),
        ])
        for cell in comparison.transitions.cells {
            table.append([
                cell.from.map { .text($0) } ?? .missing, cell.to.map { .text($0) } ?? .missing,
                .integer(cell.contacts), Self.cell(cell.amountBefore), Self.cell(cell.amountAfter),
            ])
        }
        return table
    }

    static func cell(_ number: ExactDecimal?) -> ResultTable.Cell {
        number.map { .decimal($0.description) } ?? .missing
    }
}
