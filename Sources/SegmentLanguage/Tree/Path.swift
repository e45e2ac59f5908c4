/// A parameter, or a field inside one: `totalCost`, `items.category`.
package struct Path: Hashable, Sendable {
    /// The names from the outside in; there is at least one.
    package let names: [Name]

    /// Makes a path from its first name and those inside it.
    package init(_ first: Name, _ rest: [Name] = []) {
        names = [first] + rest
    }

    /// Makes a path from plain names, as tests and built-in segments do.
    package init(_ first: String, _ rest: String...) {
        self.init(Name(first), rest.map { Name($0) })
    }

    /// The names joined by dots, without backticks.
    package var text: String {
        names.map(\.text).joined(separator: ".")
    }

    /// Where the whole path stands.
    package var range: SourceRange {
        names.dropFirst().reduce(names[0].range) { $0.joined(with: $1.range) }
    }
}
