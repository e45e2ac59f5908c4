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

    /// An event of an order with the values of three parameters, as JSON; nil leaves one out.
    private func event(_ type: String, of order: Int, minute: Int, _ values: [String: String?]) -> String {
        let params = values.sorted { $0.key < $1.key }
            .compactMap { name, value in value.map { #",{"name":"\#(name)","value":\#($0)}"# } }
        return #"{"eventTypeKey":"\#(type)","keyValue":"a@x.com","params":[{"name":"email","value":"a@x.com"},"#
            + #"{"name":"externalOrderId","value":"O\#(order)"}\#(params.joined())],"#
            + #""occurred":"2024-01-01T\#(10 + minute):00"}"#
    }

    @Test func `that are ignored for their total, status or date are errors, and no others`() throws {
        let whole: [String: String?] = [
            "totalCost": "5", "status": #""INITIALIZED""#, "date": #""2024-01-01T00:00:00""#,
        ]
        let odd: [String?] = [
            nil, "null", #""""#, #""  ""#, #""abc""#, #""12,5""#, "1e5", "1e18", "1e30", "1e400", "-1e30", #""1e30""#,
            "true", "[]",
            "{}", "5", "123456789012345678", "1234567890123456789012345678901234567890",
            "0.00000000000000000000000000001",
            #""INITIALIZED""#, #""initialized""#, #""2024-01-01""#, #""2024-02-30T00:00:00""#,
        ]
        var lines: [String] = []
        for name in whole.keys.sorted() {
            for value in odd {
                var values = whole
                values[name] = .some(value)
                let order = lines.count
                lines.append(event("orderCreated", of: order, minute: 0, values))
                lines.append(event("orderUpdated", of: order + 1_000, minute: 0, values))
                lines.append(event("orderCreated", of: order + 2_000, minute: 0, whole))
                lines.append(event("orderUpdated", of: order + 2_000, minute: 1, values))
            }
        }
        // An update of nothing but one blank value, of an order that is known and of one that is not.
        for order in [2_000, 9_000] {
            for name in whole.keys.sorted() {
                lines.append(event("orderUpdated", of: order, minute: 2, [name: #""""#]))
            }
        }
        let rules = [
            "order-total-missing", "order-total-not-a-number", "order-total-decimal-comma", "order-status-missing",
            "order-status-unknown", "order-date-missing", "order-date-unreadable",
        ]
        try withStore(lines) { snapshot in
            var settings = settings
            settings.examples = lines.count
            let found = try summary(Audit(settings, isOfFiles: false).run(snapshot))
            let wrong = Set(rules.flatMap { found[$0]?.dropFirst() ?? [] })
            let first = try #require(snapshot.parts.first).firstEvent
            let ignored = try snapshot.ignoredOrderEvents().map(\.number)
            #expect(ignored.count > 80)
            for number in Set(ignored).symmetricDifference(wrong) {
                Issue.record("\(wrong.contains(number) ? "told" : "ignored") alone: \(lines[Int(number - first)])")
            }
        }
    }
}
