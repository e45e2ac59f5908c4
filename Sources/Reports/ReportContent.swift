/// What a report says, before any format: its title, what it speaks of, and its tables in their order.
package struct ReportContent {
    /// The name that it was asked for by.
    package let name: String
    /// The title.
    package let title: String
    /// One sentence about it.
    package let about: String
    /// What it speaks of: which moment, zone, orders and file.
    package let scope: ReportScope
    /// The tables; each name is there once.
    package let sections: [ReportSection]

    /// The same with one of its tables alone; nil if there is none of that name.
    package func only(_ section: String) -> ReportContent? {
        let chosen = sections.filter { $0.name == section }
        guard !chosen.isEmpty else { return nil }
        return ReportContent(name: name, title: title, about: about, scope: scope, sections: chosen)
    }
}
