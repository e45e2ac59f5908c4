import Testing

@testable import EventStore

struct RecentPagesTests {
    /// Goes through pages and says which of them were read anew.
    private func read(_ numbers: [Int], of pages: inout RecentPages<String>) -> [Int] {
        var read: [Int] = []
        for number in numbers {
            let page = pages.page(number) {
                read.append(number)
                return "page \(number)"
            }
            #expect(page == "page \(number)")
        }
        return read
    }

    @Test func `whoever goes through a list reads each page once, and few stay`() {
        var pages = RecentPages<String>(count: 100)
        let everyEntry = (0..<100).flatMap { [$0, $0, max(0, $0 - 1)] }
        #expect(read(everyEntry, of: &pages) == Array(0..<100))
        #expect((0..<100).filter { pages[$0] != nil } == Array(92..<100))
    }

    @Test func `once a page is missed that was let go, all that are read stay`() {
        var pages = RecentPages<String>(count: 40)
        #expect(read(Array(0..<20), of: &pages) == Array(0..<20))
        #expect(read([3] + Array(0..<40), of: &pages) == [3, 0, 1, 2] + Array(4..<12) + Array(20..<40))
        #expect(read(Array(0..<40).reversed(), of: &pages).isEmpty)
    }
}
