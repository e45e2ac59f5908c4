import CProcessors
import Foundation
import Testing

@testable import Columns

/// Threads on processors, on whatever machine the tests run; where there is one processor alone, all of it holds of nothing.
struct ThreadPlacementTests {
    /// The processors that the calling thread may run on, a bit each; nil if it is one alone.
    private static func processors() -> [UInt8]? {
        var (current, others) = (ProcessorSet(), ProcessorSet())
        guard partProcessors(&current, &others) else { return nil }
        return zip(bytes(current), bytes(others)).map { $0 | $1 }
    }

    private static func bytes(_ processors: ProcessorSet) -> [UInt8] { withUnsafeBytes(of: processors) { Array($0) } }

    @Test func `whoever is at home has one processor, and then all of before`() {
        let before = Self.processors()
        var inside: [UInt8]?
        ThreadPlacement().atHome { inside = Self.processors() }
        #expect(inside == nil)
        #expect(Self.processors() == before)
    }

    @Test func `only one thread at a time is at home`() {
        let before = Self.processors()
        let placement = ThreadPlacement()
        placement.atHome {
            // Whoever comes second, be it the same one, runs where it would.
            let first = Self.processors()
            placement.atHome { #expect(Self.processors() == first) }
            #expect(Self.processors() == first)
        }
        #expect(Self.processors() == before)
    }

    @Test func `an error leaves the home free`() {
        struct Broken: Error {}
        let before = Self.processors()
        let placement = ThreadPlacement()
        #expect(throws: Broken.self) { try placement.atHome { throw Broken() } }
        #expect(Self.processors() == before)
        placement.atHome { #expect(Self.processors() == nil) }
    }

    @Test func `who keeps off has all processors but the home`() async {
        let counts = await withCheckedContinuation { (continuation: CheckedContinuation<[Int], Never>) in
            Thread.detachNewThread {
                let before = Self.processorCount()
                ThreadPlacement().keepOffHome()
                continuation.resume(returning: [before, Self.processorCount()])
            }
        }
        #expect(counts[1] == max(1, counts[0] - 1))
    }

    private static func processorCount() -> Int {
        processors().map { $0.reduce(0) { $0 + $1.nonzeroBitCount } } ?? 1
    }
}
