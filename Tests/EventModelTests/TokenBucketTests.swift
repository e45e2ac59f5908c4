import EventModel
import Testing

struct `A token bucket` {
    @Test(arguments: [1, 5, 100, 350])
    func `gives a second's worth at once, then one more each time a token has dropped in`(rate: Int) {
        var bucket = TokenBucket(atOnce: rate, perSecond: rate)
        let drop = Duration.seconds(1) / rate
        let times =
            Array(repeating: .seconds(7), count: rate + 1)
            + [.seconds(7) + drop - .nanoseconds(1), .seconds(7) + drop, .seconds(7) + drop]
        let taken = times.map { bucket.take(at: $0) }
        #expect(taken == Array(repeating: true, count: rate) + [false, false, true, false])
    }

    @Test func `is full again after a second, and never fuller`() {
        var bucket = TokenBucket(atOnce: 3, perSecond: 3)
        let taken = [0, 0, 0, 100, 100, 100, 100].map { bucket.take(at: .seconds($0)) }
        #expect(taken == [true, true, true, true, true, true, false])
    }

    @Test func `lets through in ten seconds of asking what it holds and what drops in`() {
        var bucket = TokenBucket(atOnce: 20, perSecond: 20)
        let taken = (0...10_000).count { bucket.take(at: .milliseconds($0)) }
        #expect(taken == 20 + 20 * 10)
    }
}
