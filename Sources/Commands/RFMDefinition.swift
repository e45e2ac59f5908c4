internal import EventModel
internal import Foundation
internal import SegmentLanguage
internal import Yams

/// A YAML file that defines something for `muster rfm`, read member by member, with errors that name file and line.
struct RFMDefinition {
    private let path: String
    private let mapping: Node.Mapping
    private let line: Int?

    /// Reads the text of a file whose top level is a mapping with no other members than the known ones.
    init(_ text: String, path: String, members: [String]) throws {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw UsageFailure(message: "\(path): this is no YAML: \(error)")
        }
        guard let node else { throw UsageFailure(message: "\(path): the file is empty") }
        try self.init(node, path: path, members: members)
    }

    private init(_ node: Node, path: String, members: [String]) throws {
        self.path = path
        line = node.mark?.line
        guard let mapping = node.mapping else {
            throw Self.failure(path, line, "expected members (\(members.joined(separator: ", "))) and their values")
        }
        self.mapping = mapping
        var seen = Set<String>()
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard members.contains(name) else {
                let near = nearestName(to: name, in: members).map { "; did you mean \($0)?" } ?? ""
                let message = "\(name) is unknown here\(near)\nThe file may have: \(members.joined(separator: ", "))"
                throw Self.failure(path, key.mark?.line, message)
            }
            guard seen.insert(name).inserted else { throw Self.failure(path, key.mark?.line, "\(name) comes twice") }
        }
    }

    /// The error that something is wrong with this part of the file.
    func failure(_ message: String) -> UsageFailure { Self.failure(path, line, message) }

    /// The text of a member; nil if there is none.
    func text(_ member: String) throws -> String? {
        guard let node = mapping[member] else { return nil }
        guard let scalar = node.scalar else { throw Self.failure(path, node.mark?.line, "\(member): expected a text") }
        return scalar.string
    }

    /// A whole number.
    func wholeNumber(_ member: String) throws -> Int {
        guard let text = try text(member) else { throw failure("\(member) is missing") }
        guard let number = Int(text) else { throw failure("\(member): \(text) is no whole number") }
        return number
    }

    /// A list of numbers, with all their digits.
    func numbers(_ member: String) throws -> [ExactDecimal] {
        guard let node = mapping[member] else { throw failure("\(member) is missing") }
        guard let list = node.sequence else {
            throw Self.failure(path, node.mark?.line, "\(member): expected a list of numbers, such as [30, 90, 180]")
        }
        return try list.map { element in
            guard let text = element.scalar?.string, let number = DecimalText.number(text) else {
                throw Self.failure(
                    path,
                    element.mark?.line,
                    "\(member): \(element.scalar?.string ?? "a list") is no number"
                )
            }
            return number
        }
    }

    /// Scores, as `4` or `2-4`.
    func scores(_ member: String) throws -> ClosedRange<Int> {
        guard let text = try text(member) else { throw failure("\(member) is missing") }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            .map { Int($0.trimmingCharacters(in: .whitespaces)) }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last
        else { throw failure("\(member): \(text) is no score and no range of scores, such as 4 or 2-4") }
        return first...last
    }

    /// A list of parts, each with no other members than the known ones.
    func parts(_ member: String, members: [String]) throws -> [RFMDefinition] {
        guard let node = mapping[member] else { throw failure("\(member) is missing") }
        guard let list = node.sequence else { throw Self.failure(path, node.mark?.line, "\(member): expected a list") }
        return try list.map { try RFMDefinition($0, path: path, members: members) }
    }

    private static func failure(_ path: String, _ line: Int?, _ message: String) -> UsageFailure {
        UsageFailure(message: "\(path)\(line.map { ", line \($0)" } ?? ""): \(message)")
    }
}
