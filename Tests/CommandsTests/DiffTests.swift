import Foundation
import Testing

struct `A difference` {
    private static let dates = ["--as-of", "2024-11-21", "--as-of", "2024-12-31"]

    private static func run(_ words: [String]) throws -> BuiltProgram.Outcome {
        let work = try WorkFolder()
        try work.importShop()
        return try BuiltProgram.run(["diff"] + words, in: work.folder, input: Data(), environment: [:])
    }

    @Test func `of one segment at two dates tells who entered, left and stayed`() throws {
        let result = try Self.run(["order count >= 1"] + Self.dates + ["--format", "json"]).json(as: DiffResult.self)
        #expect(result.entered == 1 && result.left == 0 && result.stayed == 1)
        #expect(result.first.contacts == 1 && result.second.contacts == 2)
        #expect(result.first.asOf == "2024-11-21" && result.second.asOf == "2024-12-31")
        #expect(result.sample.map(\.change) == ["entered", "stayed"])
        #expect(result.sample.map(\.contact) == ["taras@example.com", "olena@example.com"])
    }

    @Test func `of two segments lists all contacts as CSV, with chosen columns`() throws {
        let words = ["did orderCreated", "did productViewed", "--as-of", "2024-12-31", "--columns", "email,firstEvent"]
        #expect(
            try Self.run(words).lines == [
                "change,email,firstEvent", "entered,iryna@example.com,2024-12-01T09:30",
                "left,olena@example.com,2024-11-02T10:15", "left,taras@example.com,2024-11-20T18:40",
            ]
        )
        #expect(try Self.run(words + ["--only", "entered"]).lines.count == 2)
    }
}

/// What `diff --format json` promises to print.
struct DiffResult: Decodable {
    struct Side: Decodable {
        let asOf: String
        let contacts: Int
    }

    struct Member: Decodable {
        let change: String
        let contact: String
    }

    let first: Side
    let second: Side
    let entered: Int
    let left: Int
    let stayed: Int
    let sample: [Member]
}
