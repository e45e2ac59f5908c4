import Foundation
import Testing

struct `An overlap` {
    private static func overlap(asOf: String) throws -> OverlapResult {
        let work = try WorkFolder()
        try work.importShop()
        let segments = ["did orderCreated", "did productViewed", "order count >= 1"]
        let words = ["overlap"] + segments + ["--as-of", asOf, "--format", "json"]
        return try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:]).json(
            as: OverlapResult.self
        )
    }

    @Test func `counts each contact in exactly one combination`() throws {
        let result = try Self.overlap(asOf: "2024-12-31")
        #expect(result.segments == ["did orderCreated", "did productViewed", "order count >= 1"])
        #expect(result.sizes == [2, 1, 2])
        #expect(
            result.combinations == [
                .init(in: ["did orderCreated", "order count >= 1"], contacts: 2),
                .init(in: ["did productViewed"], contacts: 1),
            ]
        )
    }

    @Test func `moves with the as-of time`() throws {
        // Olena's order is delivered, Taras's is on its way, and Iryna has not come yet.
        let result = try Self.overlap(asOf: "2024-11-21")
        #expect(result.of == 2)
        #expect(
            result.combinations == [
                .init(in: ["did orderCreated"], contacts: 1),
                .init(in: ["did orderCreated", "order count >= 1"], contacts: 1),
            ]
        )
    }
}

/// What `overlap --format json` promises to print.
struct OverlapResult: Decodable {
    struct Combination: Decodable, Equatable {
        let `in`: [String]
        let contacts: Int
    }

    let segments: [String]
    let sizes: [Int]
    let of: Int
    let combinations: [Combination]
}
