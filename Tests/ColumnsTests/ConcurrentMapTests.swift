import Columns
import Testing

@Suite("Parts of work done at once")
struct ConcurrentMapTests {
    @Test(arguments: [0, 1, 2, 3, 1_000])
    func `are each done once, and come in their order`(count: Int) {
        #expect(Concurrently.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }

    @Test func `may have parts themselves`() {
        let sums = Concurrently.map(20) { outer in
            Concurrently.map(20) { inner in Concurrently.map(5) { outer * inner + $0 }.reduce(0, +) }.reduce(0, +)
        }
        #expect(sums == (0..<20).map { outer in 5 * outer * 190 + 200 })
    }

    @Test func `may be of many pieces of work at the same time`() async {
        await withTaskGroup(of: [Int].self) { group in
            for task in 0..<40 {
                group.addTask { (0..<50).map { Concurrently.map($0) { $0 + task }.reduce(0, +) } }
            }
            for await sums in group {
                let task = sums[1]
                #expect(sums == (0..<50).map { $0 * ($0 - 1) / 2 + $0 * task })
            }
        }
    }

    @Test(arguments: [1, 7, 100_000, 1_000_003])
    func `are slices that cover all rows`(rows: Int) {
        let slices = Concurrently.mapSlices(of: rows) { $0 }
        #expect(slices.first?.lowerBound == 0)
        #expect(slices.last?.upperBound == rows)
        #expect(zip(slices, slices.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }
}
