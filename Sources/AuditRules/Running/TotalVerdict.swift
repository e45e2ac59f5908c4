internal import EventModel
internal import EventStore

/// How the total of an order event stands to its lines.
enum TotalVerdict: UInt8 {
    /// It is their sum, or one of both is not there or no number.
    case fits
    /// It is the sum of the costs without regard to quantities.
    case costsAreLineTotals
    /// It is their sum and what shipping or taxes cost.
    case includesShipping
    /// It is their sum less the discount.
    case includesDiscount
    /// It is none of that.
    case differs

    /// The verdict on each row of a group.
    ///
    /// By the vendor (docs.yespo.io, how-send-events-resource-v1event) a line's cost is the price of one piece after
    /// discount, and quantity times cost add up to totalCost.
    static func all(in group: EventGroup) -> [TotalVerdict] {
        var verdicts = Array(repeating: TotalVerdict.fits, count: group.buffer.count)
        let columns = group.context.columns
        guard group.orderKind?.impliedStatus == nil, group.orderKind != nil, let items = group.values(columns.items),
            let totals = group.values(columns.total)
        else { return verdicts }
        let plain = PlainTotals(group, totals, items)
        for row in group.rows where plain?.surelyFits(row) != true {
            guard let total = group.number(row, of: totals), let sums = LineSums(row, of: group, items) else {
                continue
            }
            verdicts[row] = verdict(total, sums, row, group)
        }
        return verdicts
    }

    private static func verdict(
        _ total: ExactDecimal,
        _ sums: LineSums,
        _ row: Int,
        _ group: EventGroup
    ) -> TotalVerdict {
        let columns = group.context.columns
        guard let total = LineSums.scaled(total),
            let tolerance = LineSums.scaled(group.context.settings.thresholds.totalTolerance)
        else { return .fits }
        func isNear(_ sum: Int128) -> Bool { (total - sum).magnitude <= tolerance.magnitude }
        func amount(_ column: UInt32?) -> Int128 {
            group.number(row, of: group.values(column)).flatMap { LineSums.scaled($0) } ?? 0
        }
        if isNear(sums.ofPieces) { return .fits }
        if isNear(sums.ofCosts) { return .costsAreLineTotals }
        let extra = amount(columns.shipping) + amount(columns.taxes)
        let discount = amount(columns.discount)
        if extra != 0, isNear(sums.ofPieces + extra) { return .includesShipping }
        if discount != 0, isNear(sums.ofPieces - discount) || isNear(sums.ofPieces + extra - discount) {
            return .includesDiscount
        }
        return .differs
    }
}

/// What the lines of an order event add up to, in billionths.
struct LineSums {
    /// Quantity times cost.
    let ofPieces: Int128
    /// Costs alone.
    let ofCosts: Int128

    /// A billionth has so many digits after the point.
    static let digits = 9

    /// Nil if there is no line, or one without a quantity or a cost that is a number of ordinary size.
    init?(_ row: Int, of group: EventGroup, _ items: ColumnBuffer) {
        let columns = group.context.columns
        let lines = group.lines(row, of: items)
        guard !lines.isEmpty, let quantities = group.fields(columns.quantity, of: columns.items),
            let costs = group.fields(columns.cost, of: columns.items)
        else { return nil }
        var (pieces, sum): (Int128, Int128) = (0, 0)
        for line in lines {
            guard let quantity = group.number(line, of: quantities), let cost = group.number(line, of: costs) else {
                return nil
            }
            let (product, overflow) = quantity.mantissa.multipliedReportingOverflow(by: cost.mantissa)
            guard !overflow,
                let piece = Self.scaled(ExactDecimal(mantissa: product, scale: quantity.scale + cost.scale)),
                let single = Self.scaled(cost)
            else { return nil }
            pieces += piece
            sum += single
            // So the next line, and what comes beside the sum in a verdict, find room.
            guard max(pieces.magnitude, sum.magnitude) < 1 << 124 else { return nil }
        }
        (ofPieces, ofCosts) = (pieces, sum)
    }

    /// A number in billionths; nil if it has more digits after the point, or is of no ordinary size.
    static func scaled(_ number: ExactDecimal) -> Int128? {
        let number = number.scale > digits ? number.normalized : number
        guard number.scale <= digits, let wide = number.rescaled(to: digits), wide.mantissa.magnitude < 1 << 120 else {
            return nil
        }
        return wide.mantissa
    }

    /// A number of billionths as a text.
    static func text(_ billionths: Int128) -> String {
        ExactDecimal(mantissa: billionths, scale: digits).normalized.description
    }
}
