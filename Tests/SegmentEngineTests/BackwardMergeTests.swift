import Columns
import TestSupport
import Testing

@testable import SegmentEngine

/// Events brought into one order, against all of them sorted at once.
struct BackwardMergeTests {
    private static func run(_ events: [SequenceEvent], from place: UInt32) -> EventRun {
        let list = UnsafeMutablePointer<SequenceEvent>.allocate(capacity: events.count)
        list.initialize(from: events, count: events.count)
        return EventRun(UnsafeBufferPointer(start: list, count: events.count), place, [])
    }

    /// Numbers tell all events apart, and say nothing about their times.
    private static func events(
        _ count: Int,
        times: ClosedRange<Int>,
        _ numbers: inout [Int64],
        _ dice: inout Dice
    ) -> [SequenceEvent] {
        (0..<count).map { _ in (time: Int64(dice.number(times)), number: numbers.removeLast()) }
            .sorted { ($0.time, $0.number) < ($1.time, $1.number) }
            .map { SequenceEvent(time: $0.time, number: $0.number, steps: 1, contact: 0, place: 0) }
    }

    @Test(arguments: [1, 2, 3, 8, 40], [3, 1_000_000_000]) func `batches are in event order, the last one first`(
        runCount: Int,
        span: Int
    ) {
        var dice = Dice(seed: UInt64(runCount * 7 + span))
        for eventsOfBatch in [16, 100, 4_096] {
            let merge = BackwardMerge(eventsOfBatch: eventsOfBatch)
            var numbers = (0..<20_000).map(Int64.init).shuffled(using: &dice)
            var (came, expected): ([Int64], [SequenceEvent]) = ([], [])
            // The later half first, as row groups come; a run of the first may reach into the second.
            for half in [1, 0] {
                let runs = (0..<runCount).map { _ in
                    let count = dice.number(0...(dice.once(in: 3) ? 900 : 20))
                    return Self.events(count, times: (half * span)...(2 * span), &numbers, &dice)
                }
                for (place, events) in runs.enumerated() {
                    merge.add(Self.run(half == 1 ? events : events.filter { $0.time <= span }, from: UInt32(place)))
                }
                expected += runs.joined().filter { half == 1 || $0.time <= span }
                merge.forEachBatch(laterThan: half == 1 ? Int64(span) : nil) { batch, _ in
                    if half == 1 { #expect(batch.allSatisfy { $0.time > span }) }
                    came += batch.reversed().map(\.number)
                }
            }
            let sorted = expected.sorted { ($0.time, $0.number) > ($1.time, $1.number) }
            #expect(came == sorted.map(\.number))
        }
    }

    @Test func `very many events at one moment are one batch`() {
        let merge = BackwardMerge(eventsOfBatch: 64)
        for run in 0..<3 {
            let events = (0..<5_000).map {
                SequenceEvent(time: .min, number: Int64(3 * $0 + run), steps: 1, contact: 0, place: 0)
            }
            merge.add(Self.run(events, from: UInt32(5_000 * run)))
        }
        var came: [[Int64]] = []
        merge.forEachBatch(laterThan: nil) { batch, _ in came.append(batch.map(\.number)) }
        #expect(came == [(0..<15_000).map(Int64.init)])
    }

    @Test func `times that do not ascend, of a damaged database, neither hang nor crash`() {
        let merge = BackwardMerge(eventsOfBatch: 16)
        for run in 0..<2 {
            let times: [Int64] = [
                .min, 5, .max, 7, -3, .max, 0, 12, .min, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1, -2, -3, .min,
            ]
            let events = times.enumerated().map {
                SequenceEvent(time: $1, number: Int64(100 * run + $0), steps: 1, contact: 0, place: 0)
            }
            merge.add(Self.run(events, from: UInt32(100 * run)))
        }
        var count = 0
        merge.forEachBatch(laterThan: nil) { batch, _ in count += batch.count }
        #expect(count == 46)
    }

    @Test func `every contact has a place of its own, in shares that are alike`() {
        for count in 1...8 {
            for contacts in [1, 63, 64, 65, 1_000, 4_097] {
                let shares = ContactShares(of: contacts, count: count)
                let places = (0..<UInt32(contacts)).map { shares.place(of: $0) }
                #expect(Set(places.map { $0.share * 1_000_000 + Int($0.contact) }).count == contacts)
                #expect(places.allSatisfy { $0.share < count && $0.contact < shares.contactsOfShare })
                let sizes = (0..<count).map { share in places.count { $0.share == share } }
                #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 64)
            }
            // The last numbers that there can be, too.
            for contact in (UInt32.max - 1_000)...UInt32.max {
                let place = ContactShares(of: 64, count: count).place(of: contact)
                #expect(place.share == Int(contact / 64) % count)
                #expect(place.contact == contact / 64 / UInt32(count) * 64 + contact % 64)
            }
        }
    }

    @Test func `shares are joined again`() {
        var dice = Dice(seed: 5)
        for (count, contacts) in [(1, 100), (2, 64), (2, 1_000), (3, 1_000), (5, 64), (8, 4_097)] {
            let shares = ContactShares(of: contacts, count: count)
            let chosen = (0..<contacts).filter { _ in dice.once(in: 2) }
            let places = chosen.map { shares.place(of: UInt32($0)) }
            let parts = (0..<count).map { share in
                Bitmap(count: shares.contactsOfShare, ones: places.filter { $0.share == share }.map { Int($0.contact) })
            }
            let joined = shares.joined(parts)
            #expect(joined == Bitmap(count: contacts, ones: chosen))
        }
    }
}
