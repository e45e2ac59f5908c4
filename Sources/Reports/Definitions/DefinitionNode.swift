package import EventModel
internal import SegmentLanguage
internal import Yams

/// One mapping of a YAML file that defines something, read member by member, with errors that name file and line.
package struct DefinitionNode {
    private let path: String
    private let mapping: Node.Mapping
    private let place: DefinitionError.Place?
    /// What the members that are written `$name` mean.
    private var values: [String: String] = [:]

    /// Reads the text of a file whose top level is a mapping with no other members than the known ones.
    ///
    /// - Throws: ``DefinitionError``.
    package init(_ text: String, path: String, members: [String]) throws(DefinitionError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw DefinitionError(notYAML: error, path: path)
        }
        guard let node else { throw DefinitionError(path: path, place: nil, problem: "the file is empty") }
        try self.init(node, path: path, values: [:])
        try check(members)
    }

    private init(_ node: Node, path: String, values: [String: String]) throws(DefinitionError) {
        guard let mapping = node.mapping else {
            throw DefinitionError(path: path, place: node.place, problem: "expected members and their values")
        }
        self.path = path
        self.mapping = mapping
        self.values = values
        place = node.place
    }

    /// The same, with meanings for the members that are written `$name`.
    package func with(_ values: [String: String]) -> DefinitionNode {
        var node = self
        node.values = values
        return node
    }

    /// Makes sure that there are no other members than the known ones, and none twice.
    package func check(_ members: [String]) throws(DefinitionError) {
        var seen = Set<String>()
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard members.contains(name) else {
                let near = nearestName(to: name, in: members).map { "; did you mean \($0)?" } ?? ""
                throw failure("\(name) is unknown here\(near)\nThere may be: \(members.joined(separator: ", "))", key)
            }
            guard seen.insert(name).inserted else { throw failure("\(name) comes twice", key) }
        }
    }

    /// The error that something is wrong with this part of the file, or with one of its members.
    package func failure(_ problem: String, at member: String? = nil) -> DefinitionError {
        failure(problem, member.flatMap { mapping[$0] })
    }

    private func failure(_ problem: String, _ node: Node?) -> DefinitionError {
        DefinitionError(path: path, place: node?.place ?? place, problem: problem)
    }

    /// Whether there is a member of this name.
    package func has(_ member: String) -> Bool { mapping[member] != nil }

    /// The text of a member; nil if there is none.
    package func text(_ member: String) throws(DefinitionError) -> String? {
        guard let node = mapping[member] else { return nil }
        return try text(node, member)
    }

    private func text(_ node: Node, _ member: String) throws(DefinitionError) -> String {
        guard let scalar = node.scalar else { throw failure("\(member): expected a text", node) }
        guard scalar.style == .plain, scalar.string.hasPrefix("$") else { return scalar.string }
        let name = String(scalar.string.dropFirst())
        guard let value = values[name] else {
            throw failure("\(member): the parameter \(name) has no value; give it one: --set \(name)=VALUE", node)
        }
        return value
    }

    /// The text of a member that must be there.
    package func requiredText(_ member: String) throws(DefinitionError) -> String {
        guard let text = try text(member), !text.isEmpty else { throw failure("\(member) is missing") }
        return text
    }

    /// The text of a member that may be one of some words; nil if there is none.
    package func word(_ member: String, of words: [String]) throws(DefinitionError) -> String? {
        try text(member).map { (text) throws(DefinitionError) in try word(text, of: words, at: member) }
    }

    /// The texts of a member each of which may be one of some words; nil if there is none.
    package func words(_ member: String, of words: [String]) throws(DefinitionError) -> [String]? {
        guard let texts = try texts(member) else { return nil }
        var chosen: [String] = []
        for text in texts { chosen.append(try word(text, of: words, at: member)) }
        return chosen
    }

    private func word(_ text: String, of words: [String], at member: String) throws(DefinitionError) -> String {
        guard !words.contains(text) else { return text }
        let near = nearestName(to: text, in: words).map { "; did you mean \($0)?" } ?? "."
        throw failure("\(member): \(text) is none\(near) There are \(words.joined(separator: ", "))", at: member)
    }

    /// A whole number.
    package func wholeNumber(_ member: String) throws(DefinitionError) -> Int {
        let text = try requiredText(member)
        guard let number = Int(text) else { throw failure("\(member): \(text) is no whole number", at: member) }
        return number
    }

    /// A whole number between two others; nil if there is none.
    package func count(_ member: String, of possible: ClosedRange<Int>) throws(DefinitionError) -> Int? {
        guard has(member) else { return nil }
        let number = try wholeNumber(member)
        guard possible.contains(number) else {
            throw failure("\(member) must be \(possible.lowerBound) to \(possible.upperBound)", at: member)
        }
        return number
    }

    /// A list of texts, or one text as a list of one; nil if there is none.
    package func texts(_ member: String) throws(DefinitionError) -> [String]? {
        guard let node = mapping[member] else { return nil }
        guard let list = node.sequence else { return [try text(node, member)] }
        var texts: [String] = []
        for element in list { texts.append(try text(element, member)) }
        return texts
    }

    /// A list of numbers, with all their digits.
    package func numbers(_ member: String) throws(DefinitionError) -> [ExactDecimal] {
        guard let node = mapping[member] else { throw failure("\(member) is missing") }
        guard let list = node.sequence else {
            throw failure("\(member): expected a list of numbers, such as [30, 90, 180]", node)
        }
        var numbers: [ExactDecimal] = []
        for element in list {
            guard let text = element.scalar?.string, let number = DecimalText.number(text) else {
                throw failure("\(member): \(element.scalar?.string ?? "a list") is no number", element)
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Scores, as `4` or `2-4`.
    package func scores(_ member: String) throws(DefinitionError) -> ClosedRange<Int> {
        let text = try requiredText(member)
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
            Int(end.filter { $0 != " " })
        }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
        else {
            throw failure("\(member): \(text) is no score and no range of scores, such as 4 or 2-4", at: member)
        }
        return first...last
    }

    /// The part that a member holds; nil if there is none.
    package func part(_ member: String, members: [String]) throws(DefinitionError) -> DefinitionNode? {
        guard let node = mapping[member] else { return nil }
        let part = try DefinitionNode(node, path: path, values: values)
        try part.check(members)
        return part
    }

    /// The part that a member holds, with the names of its members, whatever they are; nil if there is none.
    package func members(_ member: String) throws(DefinitionError) -> (node: DefinitionNode, names: [String])? {
        guard let node = mapping[member] else { return nil }
        let part = try DefinitionNode(node, path: path, values: values)
        return (part, part.mapping.map { $0.key.scalar?.string ?? "" })
    }

    /// A list of parts; with the known members each may have no other ones, without them it is to be checked later.
    package func parts(_ member: String, members: [String]? = nil) throws(DefinitionError) -> [DefinitionNode] {
        guard let node = mapping[member] else { throw failure("\(member) is missing") }
        guard let list = node.sequence else { throw failure("\(member): expected a list", node) }
        var parts: [DefinitionNode] = []
        for element in list {
            let part = try DefinitionNode(element, path: path, values: values)
            if let members { try part.check(members) }
            parts.append(part)
        }
        return parts
    }
}

extension DefinitionError {
    fileprivate init(notYAML error: any Error, path: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = Place(line: mark.line, column: mark.column)
            self.init(path: path, place: place, problem: "this is no YAML: \(problem)")
        default: self.init(path: path, place: nil, problem: "this is no YAML: \(error)")
        }
    }
}

extension Node {
    fileprivate var place: DefinitionError.Place? {
        mark.map { DefinitionError.Place(line: $0.line, column: $0.column) }
    }
}
