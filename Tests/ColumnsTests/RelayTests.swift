import Columns
import Testing

@Suite("Things that another thread works up")
struct RelayTests {
    private struct Broken: Error {}

    @Test(arguments: [0, 1, 2, 3, 1_000])
    func `come out in the order in which they went in`(count: Int) throws {
        var (things, taken) = ((0..<count).makeIterator(), [Int]())
        try Concurrently.relay {
            things.next()
        } working: {
            $0 * $0
        } take: {
            taken.append($0)
        }
        #expect(taken == (0..<count).map { $0 * $0 })
    }

    @Test func `end with the error of who takes them`() {
        var (given, taken) = (0, [Int]())
        #expect(throws: Broken.self) {
            try Concurrently.relay { () -> Int? in
                given += 1
                return given
            } working: { thing in
                thing
            } take: { result in
                taken.append(result)
                if result == 5 { throw Broken() }
            }
        }
        #expect(taken == [1, 2, 3, 4, 5])
        #expect(given == 6)
    }

    @Test func `end with the error of who makes them`() {
        var (given, taken) = (0, [Int]())
        #expect(throws: Broken.self) {
            try Concurrently.relay { () -> Int? in
                given += 1
                if given == 5 { throw Broken() }
                return given
            } working: { thing in
                thing
            } take: { result in
                taken.append(result)
            }
        }
        #expect(taken == [1, 2, 3])
    }
}
