internal import Mustache
internal import Presentation

/// Writes a report as one HTML file that needs nothing else: no network, no script, no other file.
///
/// The page's frame is the template `page/page.mustache` and its look `page/style.css` below the folder of reports, so that
/// users can put files of their own in their place. Every value that the template names is escaped.
package struct ReportPage {
    private let template: MustacheTemplate
    private let style: String

    private static let templatePath = "page/page.mustache"
    private static let stylePath = "page/style.css"
    private static let contentType = "MUSTER"
    package static let mostRows = 100

    /// Reads template and style sheet.
    ///
    /// - Throws: ``DefinitionError`` where the template is broken, with the place.
    package init(_ sources: ReportSources) throws {
        let template = try Self.text(Self.templatePath, sources)
        style = try Self.text(Self.stylePath, sources).text
        // The library's own escaping passes over signs that a combining mark follows.
        MustacheContentTypes.register(PageText(), named: Self.contentType)
        let pragma = "{{% CONTENT_TYPE:\(Self.contentType)}}"
        do {
            self.template = try MustacheTemplate(string: pragma + template.text)
        } catch let error as MustacheTemplate.ParserError {
            let (line, column) = (error.context.lineNumber, error.context.columnNumber)
            let place = DefinitionError.Place(line: line, column: line == 1 ? max(1, column - pragma.count) : column)
            throw DefinitionError(path: template.path, place: place, problem: "this is no Mustache: \(error.error)")
        }
    }

    private static func text(_ path: String, _ sources: ReportSources) throws -> (path: String, text: String) {
        guard let found = try sources.definition(path) else {
            throw DefinitionError(path: path, place: nil, problem: "the file is missing")
        }
        return found
    }

    /// The page of a report, the same for the same content.
    package func text(_ content: ReportContent) -> String {
        text(title: content.title, about: content.about, facts: content.scope.facts, content.sections)
    }

    /// A page of tables under a title, with facts that a reader must know, the same for the same content.
    ///
    /// - Parameter mostRows: So many rows of a table are shown.
    package func text(
        title: String,
        about: String,
        facts: [(name: String, value: String)],
        _ sections: [ReportSection],
        mostRows: Int = Self.mostRows
    ) -> String {
        let sections = sections.enumerated().map { number, section in
            Self.values(of: section, identifier: "part-\(number + 1)", mostRows)
        }
        return template.render([
            "title": title,
            "about": about,
            "style": style,
            "facts": facts.map { ["name": $0.name, "value": $0.value] },
            "hasContents": sections.count > 1,
            "sections": sections,
        ])
    }

    private static func values(of section: ReportSection, identifier: String, _ mostRows: Int) -> [String: Any] {
        var (table, rows) = section.head(mostRows)
        var notes: [String] = []
        if let shortened = section.shortened {
            table = shortened.table
            notes.append(shortened.note)
        } else if table.rows.count < rows {
            let shown = HumanNumber.grouped(table.rows.count)
            notes.append(
                "The first \(shown) of \(HumanNumber.grouped(rows)) rows; --format csv and json have all of them."
            )
        }
        return [
            "identifier": identifier,
            "title": section.title,
            "notes": notes,
            "charts": section.charts.enumerated().map { number, chart in
                ["title": chart.title, "picture": chart.svg(identifier: "\(identifier)-picture-\(number + 1)")]
            },
            "table": HTMLTable(caption: section.title, keys: section.keys).text(table),
        ]
    }

    /// Escapes what a template names.
    private struct PageText: MustacheContentType {
        func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
    }
}
