package import EventModel

/// What a named group of contacts comes to.
package struct RFMSegmentSummary: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The rule behind the name; nil where there is none.
    package let rule: String?
    /// How many contacts are in it.
    package let contacts: Int
    /// How many orders they have.
    package let orders: Int
    /// The sum of these orders.
    package let revenue: ExactDecimal
    /// Revenue divided by orders, to six digits, halves to even; nil without orders.
    package let averageCheck: ExactDecimal?
    /// The median of the days since the last order; nil where nobody has one.
    package let medianRecencyDays: ExactDecimal?
    /// The median of the frequencies; nil without contacts.
    package let medianFrequency: ExactDecimal?
    /// The median of the amounts; nil without contacts.
    package let medianAmount: ExactDecimal?
}

extension RFMResult {
    /// A summary of each group, in the order of the names; of the grid's cells and of Others only if somebody is in it.
    ///
    /// Empty where the result has no groups.
    package func segmentSummaries() -> [RFMSegmentSummary] {
        guard let groups else { return [] }
        let grouped = GroupedValues(groups.numbers, groupCount: groups.names.count)
        var orders = [Int](repeating: 0, count: groups.names.count)
        for (index, group) in groups.numbers.enumerated() { orders[Int(group)] += Int(figures.orders[index]) }
        let recencies = grouped.medians(figures.recencyDays, scale: 0, none: RFMFigures.never)
        let frequencies = grouped.medians(figures.frequencies, scale: 0)
        let (revenues, amounts) =
            switch figures.amounts {
            case .narrow(let values): (grouped.sums(values), grouped.medians(values, scale: figures.scale))
            case .wide(let values): (grouped.sums(values), grouped.medians(values, scale: figures.scale))
            }
        return groups.names.indices.compactMap { group in
            let contacts = grouped.count(of: group)
            guard contacts > 0 || groups.rules[group] != nil else { return nil }
            let revenue = ExactDecimal(mantissa: revenues[group], scale: figures.scale)
            return RFMSegmentSummary(
                name: groups.names[group],
                rule: groups.rules[group],
                contacts: contacts,
                orders: orders[group],
                revenue: revenue,
                averageCheck: orders[group] == 0 ? nil : revenue.divided(by: orders[group], digits: 6),
                medianRecencyDays: recencies[group],
                medianFrequency: frequencies[group],
                medianAmount: amounts[group]
            )
        }
    }
}
