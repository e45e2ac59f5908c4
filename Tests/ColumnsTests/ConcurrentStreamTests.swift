import Columns
import Testing

struct ConcurrentStreamTests {
    private struct Enough: Error {}

    private static func nothing() -> [Int] { [] }
    private static func zero() -> Int { 0 }

    @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 1_000])
    func `each thing is used once, whoever uses it`(threads: Int, things: Int) {
        let used = Concurrently.stream(threads: threads, beginning: Self.nothing) { give in
            for thing in 0..<things { give(thing) }
        } take: { used, thing in
            used.append(thing)
        }
        #expect((1...threads).contains(used.count))
        #expect(used.flatMap(\.self).sorted() == Array(0..<things))
    }

    @Test(arguments: [1, 2, 8]) func `an error in the midst ends all threads and comes out`(threads: Int) {
        #expect(throws: Enough.self) {
            _ = try Concurrently.stream(threads: threads, beginning: Self.zero) { give in
                for thing in 0..<100 {
                    give(thing)
                    if thing == 50 { throw Enough() }
                }
            } take: { sum, thing in
                sum += thing
            }
        }
    }

    @Test func `streams after one another leave nothing behind`() {
        for round in 0..<200 {
            let sums = Concurrently.stream(threads: 4, beginning: Self.zero) { give in
                for thing in 0..<round { give(thing) }
            } take: { sum, thing in
                sum += thing
            }
            #expect(sums.reduce(0, +) == round * (round - 1) / 2)
        }
    }
}
