import EventModel
import Reports
import Testing

struct DefinitionNodeTests {
    /// The error that reading a text in some way ends with.
    private func problem(_ text: String, _ read: (DefinitionNode) throws -> Void) -> DefinitionError? {
        do {
            try read(
                try DefinitionNode(text, path: "mine.yaml", members: ["title", "bins", "borders", "score", "parts"])
            )
            return nil
        } catch {
            return error as? DefinitionError
        }
    }

    @Test func `a member that is unknown is named with its line and the nearest one`() {
        let error = problem("title: x\nbin: 5\n") { _ in }
        #expect(error?.place?.line == 2)
        #expect(error?.description.hasPrefix("mine.yaml:2:1: bin is unknown here; did you mean bins?") == true)
    }

    @Test(arguments: [
        ("title: x\nbins: five\n", 2, 7, "bins: five is no whole number"),
        ("title: x\n", 1, 1, "bins is missing"),
    ])
    func `a number that is none is named with its line and column`(text: String, line: Int, column: Int, said: String) {
        let error = problem(text) { _ = try $0.wholeNumber("bins") }
        #expect(error == DefinitionError(path: "mine.yaml", place: .init(line: line, column: column), problem: said))
    }

    @Test(arguments: [("4", 4...4), ("2-4", 2...4), ("2 - 4", 2...4)])
    func `scores are one or a range`(text: String, scores: ClosedRange<Int>) throws {
        let node = try DefinitionNode("score: \(text)", path: "mine.yaml", members: ["score"])
        #expect(try node.scores("score") == scores)
    }

    @Test(arguments: ["4-2", "a", "1-2-3", "''", "[1]"])
    func `what is no range of scores is refused`(text: String) {
        #expect(problem("score: \(text)") { _ = try $0.scores("score") }?.place?.line == 1)
    }

    @Test func `a border that is no number is named with the line of its own`() {
        let error = problem("borders:\n  - 1\n  - two\n") { _ = try $0.numbers("borders") }
        #expect(error?.place?.line == 3)
        #expect(error?.problem == "borders: two is no number")
    }

    @Test func `numbers keep their digits`() throws {
        let node = try DefinitionNode("borders: [1, 2.50, -3]", path: "mine.yaml", members: ["borders"])
        #expect(try node.numbers("borders").map(\.description) == ["1", "2.50", "-3"])
    }

    @Test func `a plain text that begins with a dollar is a parameter, a quoted one is itself`() throws {
        let node = try DefinitionNode("title: $name\nbins: '$name'\n", path: "mine.yaml", members: ["title", "bins"])
        #expect(try node.with(["name": "spring"]).text("title") == "spring")
        #expect(try node.text("bins") == "$name")
        let error = #expect(throws: DefinitionError.self) { try node.text("title") }
        #expect(
            error?.description
                == "mine.yaml:1:8: title: the parameter name has no value; give it one: --set name=VALUE"
        )
    }

    @Test(arguments: ["", "just a text", "- a\n- list", "a: [1\n"])
    func `a file without members is refused with its name`(text: String) {
        #expect(problem(text) { _ in }?.path == "mine.yaml")
    }

    @Test func `a member that comes twice is refused`() {
        #expect(problem("title: x\ntitle: y\n") { _ in } != nil)
    }
}
