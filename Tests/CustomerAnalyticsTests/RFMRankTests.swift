import CustomerAnalytics
import EventModel
import TestSupport
import Testing

struct RFMRankTests {
    @Test func `without ties the bins are of one size`() throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: (1...12).map { "\($0)" }),
            asOf: "2024-01-02",
            .rank(bins: 5)
        )
        let sizes = try #require(result.monetary).bins.map(\.contacts)
        #expect(sizes.reduce(0, +) == 12)
        #expect(sizes.allSatisfy { (2...3).contains($0) })
    }

    @Test func `a value of more than half the contacts empties no bin`() throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: ["1", "1", "1", "1", "1", "1", "1", "2", "3", "4", "5"]),
            asOf: "2024-01-02",
            .rank(bins: 5)
        )
        #expect(result.monetary?.scores == [1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5])
        #expect(result.monetary?.bins.map { $0.lower?.description } == ["1", "2", "3", "4", "5"])
        #expect(result.monetary?.bins.map { $0.upper?.description } == ["2", "3", "4", "5", nil])
    }

    @Test func `fewer values than bins have a score each, and the bins without one have no borders`() throws {
        let result = try RFMShop.result(
            RFMShop.book(totals: ["5", "5", "5", "8"]),
            asOf: "2024-01-02",
            .rank(bins: 5)
        )
        let monetary = try #require(result.monetary)
        // The middle ranks 1.5 and 3.5 of 4 are the shares 2 and 5 of 5.
        #expect(monetary.scores == [2, 2, 2, 5])
        #expect(monetary.bins.map { $0.lower?.description } == [nil, "5", nil, nil, "8"])
        #expect(monetary.bins.map { $0.upper?.description } == [nil, "8", nil, nil, nil])
    }

    @Test(arguments: 1...60)
    func `scores keep order and ties, and no bin is empty that could be filled`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let different = dice.number(1...12)
        let totals = (0..<dice.number(1...60)).map { _ in
            "\(min(dice.number(-3...different), dice.number(-3...different)))"
        }
        let bins = dice.number(1...7)
        let result = try RFMShop.result(RFMShop.book(totals: totals), asOf: "2024-01-02", .rank(bins: bins))
        let scores = try #require(result.monetary).scores
        let values = totals.compactMap { Int($0) }
        for (value, score) in zip(values, scores) {
            for (other, otherScore) in zip(values, scores) {
                if value == other { #expect(score == otherScore) }
                if value < other { #expect(score <= otherScore) }
                if Set(values).count < bins, value < other { #expect(score < otherScore) }
            }
        }
        if Set(values).count >= bins { #expect(Set(scores) == Set(1...UInt8(bins))) }
        #expect(result.monetary?.bins.map(\.contacts).reduce(0, +) == values.count)
    }
}
