import Foundation
import Testing
import Upstream

struct `The ledger` {
    /// Batches of events of few moments, some of them with many events, in a ledger in a folder of its own.
    private final class Shelf {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("muster-ledger-" + UUID().uuidString)
        let ledger: PushLedger
        let account: Int
        private(set) var standings: [EventKey: EventStanding] = [:]

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            ledger = try PushLedger(writing: folder.appendingPathComponent("shop.push.sqlite").path)
            let reply = Reply(status: 200, retryAfter: nil, text: "{}", said: "{}")
            account = try ledger.account(at: .vendor, AccountIdentity(reply))
        }

        deinit {
            do {
                try ledger.close()
                try FileManager.default.removeItem(at: folder)
            } catch {
                print("\(folder.path) stays behind: \(error)")
            }
        }

        func plan(_ number: Int, _ keys: [EventKey], _ state: BatchState?) throws {
            let batch = PushBatch(events: keys.map(LookUp.event))
            try ledger.write { transaction in
                try transaction.plan(number, batch, account: account, typeNames: ["visit"])
                if let state { try transaction.mark(number, state, reply: "") }
            }
            for key in keys {
                switch state {
                case .accepted: standings[key] = .accepted(batch: number)
                case .unknown: standings[key] = .unknown(batch: number)
                case .failed: standings[key] = .waiting(batch: number, failed: true)
                default: standings[key] = .waiting(batch: number, failed: false)
                }
            }
        }
    }

    private enum LookUp {
        static func event(_ key: EventKey) -> EventBody {
            EventBody(number: 0, eventType: 0, contact: nil, key: key, order: nil, hasKeyValue: true, json: [])
        }
    }

    /// Hashes with and without the highest bits, since the file's numbers have a sign.
    private func key(_ moment: Int, _ number: Int, _ occurrence: Int = 0) -> EventKey {
        let (high, low) = (UInt64(number) &* 0x9E37_79B9_7F4A_7C15, UInt64(number % 3) &* 0x7FFF_FFFF_FFFF_FFFF)
        return EventKey(occurred: Int64(moment), fingerprint: .init(high: high, low: low), occurrence: occurrence)
    }

    @Test(arguments: [1, 7, 300])
    func `tells the standing of every event it knows, and none of others, however far they lie apart`(
        step: Int
    ) throws {
        let shelf = try Shelf()
        // 20 moments of 3 events and one of 400, each in one of four batches.
        let all =
            (0..<20).flatMap { moment in (0..<(moment == 9 ? 400 : 3)).map { key(moment * 1_000, $0) } }
            + [key(9_000, 5, 1), key(9_000, 5, 2)]
        for (place, state) in [BatchState.accepted, .unknown, .failed, nil].enumerated() {
            try shelf.plan(place + 1, all.enumerated().filter { $0.offset % 4 == place }.map(\.element), state)
        }
        let strangers = [
            key(-5, 1), key(9_000, 1_000), key(9_000, 5, 3), key(9_500, 1), key(19_000, 77), key(99_000, 1),
        ]
        let wanted = all.enumerated().filter { $0.offset % step == 0 }.map(\.element)
        // As a push asks: by time, and within a moment in any order.
        var events = (wanted + strangers).reversed().map(LookUp.event)
        events.sort { $0.key.occurred < $1.key.occurred }
        try EventStandings(shelf.ledger, account: shelf.account).look(up: &events)
        for event in events { #expect(event.standing == shelf.standings[event.key] ?? .new, "\(event.key)") }
        #expect(events.count { $0.standing == .new } == strangers.count)
    }

    @Test func `knows nothing of an account's events for another one`() throws {
        let shelf = try Shelf()
        try shelf.plan(1, [key(1, 1)], .accepted)
        let reply = Reply(status: 200, retryAfter: nil, text: #"{"orgId":2}"#, said: "")
        let other = try shelf.ledger.account(at: .vendor, AccountIdentity(reply))
        var events = [LookUp.event(key(1, 1))]
        try EventStandings(shelf.ledger, account: other).look(up: &events)
        #expect(events.map(\.standing) == [.new])
        try EventStandings(shelf.ledger, account: shelf.account).look(up: &events)
        #expect(events.map(\.standing) == [.accepted(batch: 1)])
    }
}
