import Testing

struct `RFM words in a segment` {
    private struct Scores: Decodable {
        struct Contact: Decodable {
            let contact: String
            let recency: Int
            let orders: Int
            let score: Int
            let segment: String?

            enum CodingKeys: String, CodingKey {
                case contact, segment
                case recency = "recency_days"
                case orders = "transaction_count"
                case score = "rfm_score"
            }
        }

        let contacts: [Contact]
    }

    private static func members(_ segment: String, in work: WorkFolder) throws -> Set<String> {
        let outcome = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "csv")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return Set(outcome.lines.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) })
    }

    @Test(arguments: ["quantile", "rank"]) func `find whom the command rfm finds`(_ method: String) throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "600", "--seed", "5").bytes)
        let scores = try work.run(
            "rfm",
            "--method",
            method,
            "--currency",
            "UAH",
            "--as-of",
            "2024-12-31",
            "--format",
            "json"
        ).json(as: Scores.self).contacts
        func found(_ holds: (Scores.Contact) -> Bool) -> Set<String> { Set(scores.filter(holds).map(\.contact)) }
        #expect(scores.count > 20)
        for name in ["Champions", "Lost", "At Risk", "New Customers"] {
            let segment = "rfm(\(method)) segment = \"\(name)\" where currency = \"UAH\""
            #expect(try Self.members(segment, in: work) == found { $0.segment == name }, "\(segment)")
        }
        let score = "rfm(\(method), 5) score >= 333 where currency = \"UAH\""
        #expect(try Self.members(score, in: work) == found { $0.score >= 333 })
        let recency = "recency where currency = \"UAH\" <= 60 and frequency where currency = \"UAH\" >= 2"
        #expect(
            try Self.members(recency, in: work) == found { $0.recency <= 60 && $0.orders >= 2 }
        )
    }
}
