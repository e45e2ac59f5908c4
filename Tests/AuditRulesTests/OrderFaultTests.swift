import AuditRules
import Columns
import EventModel
import EventReader
import EventStore
import Foundation
import Testing

@Suite struct `Order events` {
    private struct Happening {
        let order: Int
        let minute: Int
        let type: String
        let isWhole: Bool

        var json: String {
            let total = isWhole ? #",{"name":"totalCost","value":5}"# : ""
            let own =
                type == "orderCreated"
                ? #",{"name":"status","value":"INITIALIZED"},{"name":"date","value":"2024-01-01T00:00:00"}"# + total
                    + #",{"name":"currency","value":"\#(order % 3 == minute % 3 ? "UAH" : "EUR")"}"#
                : ""
            let time = "2024-01-01T\(10 + minute / 50):\(10 + minute % 50)"
            return #"{"eventTypeKey":"\#(type)","keyValue":"a@x.com","params":[{"name":"email","value":"a@x.com"},"#
                + #"{"name":"externalOrderId","value":"O\#(order)"}\#(own)],"occurred":"\#(time)"}"#
        }
    }

    private func happenings(_ count: Int, seed: UInt64) -> [Happening] {
        var dice = Dice(state: seed)
        return (0..<count).map { _ in
            let type = ["orderCreated", "orderDelivered", "orderCancelled"][Int(dice.roll(3))]
            return Happening(
                order: Int(dice.roll(300)),
                minute: Int(dice.roll(500)),
                type: type,
                isWhole: dice.roll(4) > 0
            )
        }
    }

    private func withStore(_ lines: [String], _ body: (StoreSnapshot) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "muster-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let zone = try #require(ClockZone(identifier: "UTC"))
        let file = try StoreFile(path: folder + "/store.sqlite", .writing(timeZone: zone))
        let sizes = PartSizes(eventsPerPart: 300, bytesPerBlock: 9_000, eventsPerRowGroup: 50)
        let events = try EventImport(into: file, keepsDuplicates: true, sizes: sizes)
        try events.read(.bytes(Array(lines.joined(separator: "\n").utf8), name: "orders")) { _, _ in true }
        _ = try events.finish()
        try file.read(body)
        try file.close()
    }

    private var settings: AuditSettings { AuditSettings(now: WallClock(microseconds: 60 * 365 * WallClock.day)) }

    /// By rule: how often it found something, and in which events first.
    private func summary(_ result: AuditResult?) throws -> [String: [Int64]] {
        let findings = try #require(result).findings
        return Dictionary(
            uniqueKeysWithValues: findings.map { ($0.rule.id, [Int64($0.count)] + $0.examples.compactMap(\.event)) }
        )
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `give the same findings however few of them are in memory at a time`(seed: UInt64) throws {
        try withStore(happenings(1_200, seed: seed).map(\.json)) { snapshot in
            let all = try summary(Audit(settings, isOfFiles: false).run(snapshot))
            for atOnce in [1, 100, 1_000] {
                let few = Audit(settings, isOfFiles: false, orderEventsAtOnce: atOnce)
                #expect(try summary(few.run(snapshot)) == all)
            }
            let rules = ["order-unknown", "order-created-twice", "order-currency-changes", "order-status-goes-back"]
            #expect(rules.allSatisfy { all[$0] != nil })
        }
    }

    @Test(arguments: [UInt64(4), 5, 6], [1, 1 << 20])
    func `that come before their order is made are marked, and no others`(seed: UInt64, atOnce: Int) throws {
        // Each event's own time and number say whether a creation that counts came before it.
        let happenings = happenings(1_200, seed: seed)
        let orphans = happenings.indices.filter { index in
            let own = happenings[index]
            return own.type != "orderCreated"
                && !happenings.indices.contains { other in
                    let earlier = happenings[other]
                    return earlier.order == own.order && earlier.type == "orderCreated" && earlier.isWhole
                        && (earlier.minute, other) < (own.minute, index)
                }
        }
        // What repeats an earlier event is no event of the order.
        var seen: Set<String> = []
        let repeated = Set(happenings.indices.filter { !seen.insert(happenings[$0].json).inserted })
        try withStore(happenings.map(\.json)) { snapshot in
            for off in [[], Set(Audit.rules.filter { $0.severity != .error }.map(\.id))] {
                var settings = settings
                settings.off = off
                let audit = Audit(settings, isOfFiles: false, orderEventsAtOnce: atOnce)
                let marks = try #require(try audit.run(snapshot, marking: .events)?.marks)
                let events = try #require(marks.events(of: "order-unknown"))
                let marked = marks.parts.indices.flatMap { part in
                    (0..<marks.parts[part].events).filter { events[part][$0] }
                        .map { Int(marks.parts[part].firstEvent) + $0 - Int(marks.parts[0].firstEvent) }
                }
                #expect(marked == orphans.filter { !repeated.contains($0) })
                #expect(marks.followers.isEmpty)
            }
        }
    }
}
