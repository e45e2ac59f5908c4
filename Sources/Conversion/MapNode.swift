internal import SegmentLanguage
internal import Yams

/// One value of a map's YAML, with errors that name file and line.
struct MapNode {
    let path: String
    private let node: Node

    /// Reads the text of a file.
    init(_ text: String, path: String) throws(MapError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw Self.failure(error, path: path)
        }
        guard let node else { throw MapError(path: path, line: nil, problem: "the map is empty") }
        self.init(node, path: path)
    }

    private init(_ node: Node, path: String) {
        self.node = node
        self.path = path
    }

    private static func failure(_ error: any Error, path: String) -> MapError {
        guard let error = error as? YamlError else {
            return MapError(path: path, line: nil, problem: "this is no YAML: \(error)")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return MapError(path: path, line: mark.line, problem: "this is no YAML: \(problem)")
        default: return MapError(path: path, line: nil, problem: "this is no YAML: \(error)")
        }
    }

    /// The line that it stands on.
    var line: Int? { node.mark?.line }

    /// The error that something is wrong here.
    func failure(_ problem: String) -> MapError { MapError(path: path, line: line, problem: problem) }

    /// The text, if it is one; numbers and dates as they are written.
    var text: String? { node.scalar?.string }

    /// The elements, if it is a list.
    var elements: [MapNode]? { node.sequence.map { list in list.map { MapNode($0, path: path) } } }

    /// Whether it has members.
    var isMapping: Bool { node.mapping != nil }

    /// The text of what must be one.
    func requiredText(_ what: String) throws(MapError) -> String {
        guard let text, !text.isEmpty else { throw failure("\(what): expected a text") }
        return text
    }

    /// One text or a list of texts.
    func texts(_ what: String) throws(MapError) -> [String] {
        guard let elements else { return [try requiredText(what)] }
        guard !elements.isEmpty else { throw failure("\(what): the list is empty") }
        var texts: [String] = []
        for element in elements { texts.append(try element.requiredText(what)) }
        return texts
    }

    /// The members in their order, each with a name of its own.
    func members(_ what: String) throws(MapError) -> [(name: String, value: MapNode)] {
        guard let mapping = node.mapping else { throw failure("\(what): expected names, each with a value") }
        var seen = Set<String>()
        var members: [(name: String, value: MapNode)] = []
        for (key, value) in mapping {
            let keyNode = MapNode(key, path: path)
            let name = try keyNode.requiredText(what)
            guard seen.insert(name).inserted else { throw keyNode.failure("\(name) comes twice") }
            members.append((name, MapNode(value, path: path)))
        }
        return members
    }

    /// The members by their names, of which no others than the known ones may be there.
    func members(_ what: String, known: [String]) throws(MapError) -> [String: MapNode] {
        guard let mapping = node.mapping else { throw failure("\(what): expected names, each with a value") }
        for (key, _) in mapping {
            let keyNode = MapNode(key, path: path)
            let name = try keyNode.requiredText(what)
            guard !known.contains(name) else { continue }
            let near = nearestName(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
            throw keyNode.failure("\(name) is unknown here\(near)\nThere may be: \(known.joined(separator: ", "))")
        }
        return Dictionary(uniqueKeysWithValues: try members(what).map { ($0.name, $0.value) })
    }
}
