internal import EventModel
internal import Presentation
internal import Rehearsal

/// One figure of what somebody has, found in every standing under the same name.
struct Figure {
    /// What is counted.
    let what: String
    /// Of which status, currency, group or segment; nil where there is one alone.
    let name: String?
    /// The figure of a standing; nil where it cannot be told.
    let value: (Standing) -> ExactDecimal?

    var nameCell: ResultTable.Cell { name.map { .text($0) } ?? .missing }

    static func cell(_ value: ExactDecimal?) -> ResultTable.Cell {
        guard let value else { return .missing }
        return value.scale == 0
            ? Int(exactly: value.mantissa).map { .integer($0) } ?? .decimal(value.description)
            : .decimal(value.description)
    }

    /// What the first has more than the second; nil where one of both cannot be told.
    static func difference(_ first: ExactDecimal?, _ second: ExactDecimal?) -> ExactDecimal? {
        guard let first, let second else { return nil }
        let scale = max(first.scale, second.scale)
        guard let left = first.rescaled(to: scale), let right = second.rescaled(to: scale) else { return nil }
        let (mantissa, overflow) = left.mantissa.subtractingReportingOverflow(right.mantissa)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, scale: scale)
    }

    /// What a difference means, after "without this defect".
    func sentence(_ difference: ExactDecimal) -> String {
        let size = HumanNumber.grouped(
            ExactDecimal(mantissa: Int128(difference.mantissa.magnitude), scale: difference.scale).description
        )
        let isOne = difference.mantissa.magnitude == 1 && difference.scale == 0
        let more = "\(size) \(difference < .zero ? "fewer" : "more")"
        switch what {
        case "segment": return "`\(name ?? "")` would hold \(more)"
        case "RFM group": return "\(name ?? "") would hold \(more)"
        case "contacts", "orders": return "there would be \(more) \(isOne ? String(what.dropLast()) : what)"
        case "orders by status": return "there would be \(more) \(isOne ? "order" : "orders") \(name ?? "")"
        case "RFM contacts": return "RFM would score \(more)"
        case "revenue", "RFM revenue":
            let side = difference < .zero ? "less" : "more"
            return "there would be \(size)\(name.map { " \($0)" } ?? "") \(side) \(what)"
        default: return "there would be \(more) \(what)\(name.map { ", \($0)" } ?? "")"
        }
    }
}

/// All figures of a rehearsal, in the order in which they are shown.
struct StandingFigures {
    let all: [Figure]

    init(_ rehearsal: RehearsalResult) {
        let standings = [rehearsal.meant, rehearsal.held] + rehearsal.effects.map(\.standing)
        var all = [
            Figure(what: "events", name: nil) { Self.count($0.events) },
            Figure(what: "contacts", name: nil) { Self.count($0.contacts) },
            Figure(what: "orders", name: nil) { Self.count($0.orders.count) },
        ]
        for status in OrderStatus.allCases where standings.contains(where: { $0.orders.statuses[status] != nil }) {
            all.append(
                Figure(what: "orders by status", name: status.name) { Self.count($0.orders.statuses[status] ?? 0) }
            )
        }
        if standings.contains(where: { $0.orders.untold > 0 }) {
            all.append(Figure(what: "orders by status", name: "cannot be told") { Self.count($0.orders.untold) })
        }
        let currencies = Set(standings.flatMap { $0.orders.revenue.map(\.currency) })
        for currency in currencies.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
            all.append(
                Figure(what: "revenue", name: currency ?? "no currency") { standing in
                    standing.orders.revenue.first { $0.currency == currency }?.sum ?? .zero
                }
            )
        }
        if standings.contains(where: { $0.orders.withoutTotal > 0 }) {
            all.append(
                Figure(what: "delivered orders", name: "total cannot be told") {
                    Self.count($0.orders.withoutTotal)
                }
            )
        }
        all += Self.scores(standings)
        for (number, segment) in rehearsal.segments.enumerated() {
            all.append(Figure(what: "segment", name: segment) { $0.segments[number].map(Self.count) })
        }
        self.all = all
    }

    private static func scores(_ standings: [Standing]) -> [Figure] {
        var figures = [
            Figure(what: "RFM contacts", name: nil) { count($0.scores.contacts) },
            Figure(what: "RFM revenue", name: nil) { $0.scores.revenue },
        ]
        var names: [String] = []
        for standing in standings {
            for group in standing.scores.groups where group.contacts > 0 && !names.contains(group.name) {
                names.append(group.name)
            }
        }
        for name in names {
            figures.append(
                Figure(what: "RFM group", name: name) { standing in
                    count(standing.scores.groups.first { $0.name == name }?.contacts ?? 0)
                }
            )
        }
        return figures
    }

    private static func count(_ value: Int) -> ExactDecimal { ExactDecimal(mantissa: Int128(value)) }
}
