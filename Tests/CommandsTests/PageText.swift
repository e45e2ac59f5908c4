import Foundation
import FoundationXML

/// What stands on a page, which is well-formed XML too.
final class PageText: NSObject, XMLParserDelegate {
    /// One table.
    struct Table: Equatable {
        var caption = ""
        /// The rows, that of the titles first; numbers with all their digits and no commas.
        var rows: [[String]] = []
    }

    /// The names of the elements, in order.
    private(set) var elements: [String] = []
    /// The headings with their levels.
    private(set) var headings: [(level: Int, text: String)] = []
    /// The tables below each second heading.
    private(set) var tables: [String: [Table]] = [:]
    /// What each fact of the header says.
    private(set) var facts: [String: String] = [:]
    /// The attributes of every element, one behind another.
    private(set) var attributes: [(element: String, values: [String: String])] = []
    private var text = ""
    private var value: String?
    private var term = ""

    /// Reads a page; nil if it is not well-formed.
    static func read(_ bytes: Data) -> PageText? {
        let page = PageText()
        let parser = XMLParser(data: bytes)
        parser.delegate = page
        return parser.parse() ? page : nil
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes values: [String: String]
    ) {
        elements.append(element)
        attributes.append((element, values))
        if element == "data" { value = values["value"] } else { text = "" }
        guard let heading = headings.last?.text else { return }
        if element == "table" { tables[heading, default: []].append(Table()) }
        guard element == "tr", let last = tables[heading]?.indices.last else { return }
        tables[heading]?[last].rows.append([])
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        switch element {
        case "h1", "h2", "h3": headings.append((Int(element.dropFirst()) ?? 0, text))
        case "dt": term = text
        case "dd": facts[term] = text
        case "caption", "th", "td": take(element)
        default: break
        }
    }

    private func take(_ element: String) {
        defer { value = nil }
        guard let heading = headings.last?.text, let last = tables[heading]?.indices.last else { return }
        guard element != "caption" else {
            tables[heading]?[last].caption = text
            return
        }
        let row = (tables[heading]?[last].rows.count ?? 1) - 1
        tables[heading]?[last].rows[row].append(value ?? text)
    }

    /// The values of a section's rows without the columns that name them, put together again from all its tables.
    func values(of heading: String, keys: Int) -> [[String]] {
        let tables = tables[heading] ?? []
        let rows = tables.first?.rows.dropFirst().count ?? 0
        return (0..<rows).map { row in tables.flatMap { Array($0.rows[row + 1].dropFirst(keys)) } }
    }
}
