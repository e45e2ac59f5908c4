/// What a report says, before any format: its title, and its tables in their order.
package struct ReportContent: Hashable, Sendable {
    /// The name that it was asked for by.
    package let name: String
    /// The title.
    package let title: String
    /// The moment that it speaks of, as results state it.
    package let asOf: String
    /// The time zone of all times.
    package let timeZone: String
    /// Which orders count, in words, one restriction each.
    package let restrictions: [String]
    /// The tables; each name is there once.
    package let sections: [ReportSection]

    /// The same with one of its tables alone; nil if there is none of that name.
    package func only(_ section: String) -> ReportContent? {
        let chosen = sections.filter { $0.name == section }
        guard !chosen.isEmpty else { return nil }
        return ReportContent(
            name: name,
            title: title,
            asOf: asOf,
            timeZone: timeZone,
            restrictions: restrictions,
            sections: chosen
        )
    }
}
