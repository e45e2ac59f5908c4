import EventModel
import Foundation
import SegmentLanguage
import Testing

struct `The page about the grammar` {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "documentation/segment-grammar.md"), encoding: .utf8)
    }

    private static func grammar() throws -> Grammar {
        let blocks = try page().components(separatedBy: "```ebnf\n").dropFirst()
        return try Grammar(blocks.map { $0.components(separatedBy: "\n```").first ?? "" }.joined(separator: "\n"))
    }

    /// The rows of the tables of examples: a rule and a segment.
    private static func examples() throws -> [(rule: String, segment: String)] {
        let tables = try page().components(separatedBy: "| rule | example |\n|---|---|\n").dropFirst()
        return tables.flatMap { table in
            table.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("| ") }.map { row in
                let cells = row.dropFirst(2).dropLast(2).components(separatedBy: " | ").map { cell in
                    cell.trimmingCharacters(in: CharacterSet(charactersIn: "`"))
                }
                return (cells[0], cells[1])
            }
        }
    }

    @Test func `defines every rule that it names, each once`() throws {
        let grammar = try Self.grammar()
        #expect(grammar.names.count > 60)
        #expect(grammar.undefined.isEmpty)
        #expect(Set(grammar.names).count == grammar.names.count)
    }

    @Test func `has an example for every rule, which reads and needs the rule`() throws {
        let grammar = try Self.grammar()
        let examples = try Self.examples()
        #expect(Set(examples.map(\.rule)) == Set(grammar.names))
        for (rule, segment) in examples {
            do {
                let tree = try parseSegment(segment)
                #expect(try parseSegment(format(tree)) == tree)
                #expect(try parseSegment(json: segmentJSON(tree)) == tree)
            } catch {
                Issue.record("\(rule): \(error)")
            }
            #expect(Derivation.of(segment, from: "segment", using: rule, in: grammar), "\(rule): \(segment)")
        }
    }

    @Test func `derives no text that is no segment`() throws {
        let grammar = try Self.grammar()
        for wrong in ["did", "did a b", "did a at least times", "sum of a > 5", "top by revenue", "did a where x", "a"]
        {
            #expect(!Derivation.of(wrong, from: "segment", using: "segment", in: grammar), "\(wrong)")
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `derives at random what reads, but for the rules in words`(seed: UInt64) throws {
        let grammar = try Self.grammar()
        var sentences = RandomSentences(grammar, seed: seed)
        var read = 0
        for _ in 0..<150 {
            let sentence = sentences.next()
            do throws(SegmentSyntaxError) {
                let tree = try parseSegment(sentence)
                #expect(try parseSegment(format(tree)) == tree)
                read += 1
            } catch {
                for diagnostic in error.diagnostics
                where !RandomSentences.isRuleInWords(diagnostic.message, in: sentence) {
                    Issue.record("\(diagnostic.render(in: sentence))")
                }
            }
        }
        #expect(read > 75)
    }

    @Test func `shows the JSON form as it is`() throws {
        let block = try #require(
            try Self.page().components(separatedBy: "```json\n").last?.components(separatedBy: "\n```").first
        )
        let shown = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? NSDictionary
        let tree = try parseSegment("did orderCreated where totalCost > 100.50 at least 3 times in last 7 days")
        let made = try JSONSerialization.jsonObject(with: Data(Self.text(of: segmentJSON(tree)).utf8)) as? NSDictionary
        #expect(shown != nil && shown == made)
    }

    /// JSON as text, for values without odd signs.
    private static func text(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let truth): "\(truth)"
        case .number(let digits): digits
        case .text(let text): "\"\(text)\""
        case .list(let values): "[\(values.map(text).joined(separator: ","))]"
        case .object(let members): "{\(members.map { "\"\($0.name)\":\(text(of: $0.value))" }.joined(separator: ","))}"
        }
    }
}
