import EventModel
import Testing
import Upstream

/// Dice that always fall the same way: on the least or the greatest.
struct LoadedDice: RandomNumberGenerator, Sendable {
    var value: UInt64 = 0

    mutating func next() -> UInt64 { value }
}

struct `The pace of requests` {
    @Test(arguments: [1, 2, 5, 19, 20, 50, 100, 200])
    func `keeps within the limit in every second, and within ten per cent of it`(limit: Int) {
        var bucket = TokenBucket(sendingPerSecond: limit)
        // Somebody who asks every millisecond for ten seconds.
        let taken = (0..<10_000).filter { bucket.take(at: .milliseconds($0)) }
        for (index, start) in taken.enumerated() {
            let inSecond = taken[index...].prefix { $0 < start + 1_000 }.count
            #expect(inSecond <= limit, "\(inSecond) from \(start) ms on")
        }
        #expect(taken.count >= limit * 9)
    }

    @Test func `says when the next may go`() {
        var bucket = TokenBucket(sendingPerSecond: 4)
        #expect(bucket.next(at: .zero) == .zero)
        #expect(bucket.take(at: .zero) == true)
        #expect(bucket.take(at: .milliseconds(200)) == false)
        #expect(bucket.next(at: .milliseconds(200)) == .milliseconds(250))
        #expect(bucket.take(at: .milliseconds(250)) == true)
    }

    @Test(arguments: [(1, 0.5), (2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 30), (50, 30)])
    func `slows down after failures, by the table`(tries: Int, most: Double) {
        var (least, greatest) = (LoadedDice(value: 0), LoadedDice(value: .max))
        let low = Backoff().wait(afterTries: tries, retryAfter: nil, using: &least) / .seconds(1)
        let high = Backoff().wait(afterTries: tries, retryAfter: nil, using: &greatest) / .seconds(1)
        #expect(abs(low - most / 2) < 1e-6 && abs(high - most) < 1e-3)
        let asked = Backoff().wait(afterTries: tries, retryAfter: .seconds(77), using: &least)
        #expect(asked == .seconds(77))
    }
}

struct `Batches` {
    @Test(arguments: [
        ([Int](repeating: 10, count: 1_200), 500, 4_000_000, [500, 500, 200]), ([], 500, 100, []),
        // {"events":[ and ]} are 13 bytes, each comma one: 13 + 40 + 1 + 40 = 94.
        ([40, 40, 40], 500, 94, [2, 1]), ([40, 40, 40], 500, 93, [1, 1, 1]), ([40, 41, 40], 500, 94, [1, 1, 1]),
        // One that is too large goes alone.
        ([10, 900, 10, 10], 500, 100, [1, 1, 2]), ([5, 5, 5], 1, 100, [1, 1, 1]),
    ])
    func `are cut by events and bytes`(sizes: [Int], events: Int, bytes: Int, batches: [Int]) {
        var cutter = BatchCutter(eventsAtMost: events, bytesAtMost: bytes)
        var counts: [Int] = []
        for size in sizes {
            if cutter.begins(withEventOf: size) { counts.append(0) }
            counts[counts.count - 1] += 1
        }
        #expect(counts == batches)
        #expect(cutter.batches == batches.count)
    }
}
