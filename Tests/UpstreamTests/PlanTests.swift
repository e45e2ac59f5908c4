import EventModel
import Testing
import Upstream

struct `The windows of an undo` {
    private func day(_ day: Int, _ hour: Int = 12) -> WallClock {
        WallClock(microseconds: Int64(day) * WallClock.day + Int64(hour) * WallClock.hour)
    }

    @Test func `are whole days, and end where others have a day to themselves`() {
        var windows = DeletionWindows()
        // Day:    0  1  2  3  4  5
        // push:   2  .  1  .  .  1     a dot is a day without any event
        // others: 1  .  .  3  .  .
        for (pushed, others, at) in [(2, 1, 0), (1, 0, 2), (0, 3, 3), (1, 0, 5)] {
            for hour in 0..<pushed {
                windows.add(day(at, hour))
                windows.addStored(day(at, hour))
            }
            for hour in 0..<others { windows.addStored(day(at, hour)) }
        }
        let found = windows.windows()
        #expect(found.map(\.first.description) == ["1970-01-01T00:00", "1970-01-06T00:00"])
        #expect(found.map(\.last.description) == ["1970-01-03T23:59", "1970-01-06T23:59"])
        #expect(found.map(\.events) == [3, 1])
        #expect(found.map(\.others) == [1, 0])
        let joined = windows.windows(atMost: 1)
        #expect(joined.map(\.events) == [4] && joined.map(\.others) == [4])
        #expect(joined.map(\.last.description) == ["1970-01-06T23:59"])
    }

    @Test func `of nothing are none`() {
        #expect(DeletionWindows().windows().isEmpty)
    }
}

struct `A tally` {
    private func batch(_ standings: EventStanding...) -> PushBatch {
        PushBatch(
            events: standings.enumerated().map { index, standing in
                var event = EventBody(
                    number: Int64(index),
                    eventType: 0,
                    contact: nil,
                    key: EventKey(occurred: 0, fingerprint: .init(high: 0, low: UInt64(index))),
                    order: nil,
                    hasKeyValue: true,
                    json: []
                )
                event.standing = standing
                return event
            }
        )
    }

    private func addsUp(_ tally: PushTally) -> Bool {
        tally.selected == tally.accepted + tally.rejected + tally.unknown + tally.waiting && tally.waiting >= 0
    }

    @Test func `follows a push from what the ledger says, and its sums add up at every step`() {
        var tally = PushTally()
        let standings: [EventStanding] = [
            .new, .new, .waiting(batch: 1, failed: true), .accepted(batch: 2), .accepted(batch: 2),
            .rejected(batch: 2, status: "SERVER_ERROR"), .rejected(batch: 3, status: "HTTP 400"), .unknown(batch: 4),
        ]
        for standing in standings { tally.add(standing) }
        tally.plan(batches: 2)
        #expect([tally.selected, tally.accepted, tally.rejected, tally.unknown, tally.waiting] == [8, 2, 2, 1, 3])
        // Accepted 2, rejected 3, unknown 4, and two to be sent.
        #expect(tally.batches == 5)

        tally.offered(batch(.new, .new, .waiting(batch: 1, failed: true)))
        tally.offered(batch(.rejected(batch: 2, status: "SERVER_ERROR"), .unknown(batch: 4)))
        #expect([tally.accepted, tally.rejected, tally.unknown, tally.waiting] == [2, 1, 0, 5])
        #expect(tally.unknownBatchCount == 0)

        tally.settled(
            5,
            events: 3,
            statuses: ["ACCEPTED", "ACCEPTED", "OCCURRED_TIME_IN_FUTURE"],
            accepted: "ACCEPTED"
        )
        #expect([tally.accepted, tally.rejected, tally.unknown, tally.waiting] == [4, 2, 0, 2])
        tally.split()
        tally.lost(6, events: 1)
        tally.buried(7, status: "HTTP 400")
        #expect([tally.accepted, tally.rejected, tally.unknown, tally.waiting] == [4, 3, 1, 0])
        #expect(tally.waitingBatches == 0 && tally.batches == 5)
        #expect(tally.rejectedByStatus == ["HTTP 400": 2, "OCCURRED_TIME_IN_FUTURE": 1])
        #expect(addsUp(tally) && !tally.isAllAccepted)
    }
}
