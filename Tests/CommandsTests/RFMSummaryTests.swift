import Foundation
import Testing

/// The rule and the names of R's package rfm once more, over a sample shop, by a second way: decimals and lists.
struct `The summary of the names of the package rfm` {
    private struct Contact: Decodable {
        let recencyDays: Int
        let transactionCount: Int
        let amount: String
        let recencyScore: Int
        let frequencyScore: Int
        let monetaryScore: Int
        let rfmScore: Int
        let segment: String

        var money: Decimal { Decimal(string: amount) ?? .nan }
    }

    private struct Summary: Decodable, Equatable {
        let segment: String
        let contacts: Int
        let orders: Int
        let revenue: String
        let averageCheck: String?
        let medianRecencyDays: String?
        let medianFrequency: String?
        let medianAmount: String?
    }

    private struct Output: Decodable {
        let contacts: [Contact]
        let segments: [Summary]
    }

    /// The intervals that the package's README prints: R, F and M, from and to.
    private static let intervals: [(name: String, scores: [ClosedRange<Int>])] = [
        ("Champions", [5...5, 5...5, 5...5]), ("Potential Loyalist", [3...5, 3...5, 2...5]),
        ("Loyal Customers", [2...4, 2...4, 2...4]), ("Promising", [3...4, 1...3, 3...5]),
        ("New Customers", [4...5, 1...3, 1...5]), ("Can't Lose Them", [1...2, 3...4, 4...5]),
        ("At Risk", [1...2, 2...5, 4...5]), ("Need Attention", [1...3, 3...5, 3...5]),
        ("About To Sleep", [2...3, 1...3, 1...4]), ("Lost", [1...1, 1...5, 1...5]),
    ]

    @Test func `is that of a slow reading of both`() throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "900", "--contacts", "150", "--seed", "11").bytes
        try work.run("import", "-", input: sample)
        let words = [
            "rfm", "--names", "r-package-names", "--currency", "UAH", "--as-of", "2024-12-31", "--format", "json",
        ]
        let outcome = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let output = try decoder.decode(Output.self, from: outcome.bytes)
        let contacts = output.contacts
        #expect(contacts.count > 50)

        let recency = Self.scores(contacts.map { Decimal($0.recencyDays) }).map { 6 - $0 }
        let frequency = Self.scores(contacts.map { Decimal($0.transactionCount) })
        let monetary = Self.scores(contacts.map(\.money))
        #expect(contacts.map(\.recencyScore) == recency)
        #expect(contacts.map(\.frequencyScore) == frequency)
        #expect(contacts.map(\.monetaryScore) == monetary)
        for contact in contacts {
            let scores = [contact.recencyScore, contact.frequencyScore, contact.monetaryScore]
            #expect(contact.rfmScore == 100 * scores[0] + 10 * scores[1] + scores[2])
            let match = Self.intervals.first { zip($0.scores, scores).allSatisfy { $0.contains($1) } }
            #expect(contact.segment == match?.name ?? "Others")
        }
        #expect(output.segments.map(\.segment).filter { $0 != "Others" } == Self.intervals.map(\.name))
        for summary in output.segments {
            let own = contacts.filter { $0.segment == summary.segment }
            let orders = own.map(\.transactionCount).reduce(0, +)
            let revenue = own.map(\.money).reduce(0, +)
            #expect(summary.contacts == own.count)
            #expect(summary.orders == orders)
            #expect(Decimal(string: summary.revenue) == revenue)
            #expect(
                summary.averageCheck.flatMap { Decimal(string: $0) }
                    == (orders == 0 ? nil : Self.rounded(revenue / Decimal(orders)))
            )
            let medians = [summary.medianRecencyDays, summary.medianFrequency, summary.medianAmount]
            #expect(
                medians.map { $0.flatMap { Decimal(string: $0) } } == [
                    Self.median(own.map { Decimal($0.recencyDays) }),
                    Self.median(own.map { Decimal($0.transactionCount) }), Self.median(own.map(\.money)),
                ]
            )
        }
        #expect(output.segments.map(\.contacts).reduce(0, +) == contacts.count)
    }

    /// Scores 1 to 5 between the quantiles of type 7 plus 1; of the bins that hold a value the last counts.
    private static func scores(_ values: [Decimal]) -> [Int] {
        let sorted = values.sorted()
        let cuts = (1...4).map { bin -> Decimal in
            let (index, part) = ((sorted.count - 1) * bin).quotientAndRemainder(dividingBy: 5)
            let next = sorted[min(index + 1, sorted.count - 1)]
            return sorted[index] + (next - sorted[index]) * Decimal(part) / 5 + 1
        }
        let lower = [sorted[0]] + cuts
        let upper = cuts + [sorted[sorted.count - 1] + 1]
        return values.map { value in
            (0..<5).last { lower[$0] <= value && value < upper[$0] }.map { $0 + 1 } ?? 0
        }
    }

    private static func median(_ values: [Decimal]) -> Decimal? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func rounded(_ number: Decimal) -> Decimal {
        var (number, result) = (number, Decimal())
        NSDecimalRound(&result, &number, 6, .bankers)
        return result
    }
}
