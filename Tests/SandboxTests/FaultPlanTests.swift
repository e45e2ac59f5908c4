import Sandbox
import Testing

struct `A plan of faults` {
    static func plan(rate: Double, seed: UInt64 = 1, _ faults: [Fault] = Fault.allCases) -> FaultPlan {
        var plan = FaultPlan()
        (plan.rate, plan.seed, plan.faults) = (rate, seed, faults)
        return plan
    }

    @Test func `has none unless it is told to`() {
        #expect((1...1_000).allSatisfy { FaultPlan().fault(ofRequest: $0) == nil })
    }

    @Test func `gives the same request the same fault, whatever was asked before, and another seed another run`() {
        let plan = Self.plan(rate: 0.5)
        let run = (1...200).map { plan.fault(ofRequest: $0) }
        #expect((1...200).reversed().map { Self.plan(rate: 0.5).fault(ofRequest: $0) } == run.reversed())
        #expect((1...200).map { Self.plan(rate: 0.5, seed: 2).fault(ofRequest: $0) } != run)
    }

    @Test(arguments: [0.0, 0.2, 0.5, 1.0])
    func `fails about the share that it is told, with each fault about as often`(rate: Double) {
        let plan = Self.plan(rate: rate)
        let faults = (1...26_000).compactMap { plan.fault(ofRequest: $0) }
        #expect(abs(Double(faults.count) / 26_000 - rate) < 0.015)
        for fault in Fault.allCases {
            let share = Double(faults.count { $0 == fault }) / 26_000
            #expect(abs(share - rate / Double(Fault.allCases.count)) < 0.008, "\(fault)")
        }
    }

    @Test func `begins with its script, and knows no other faults than those it is given`() {
        var plan = Self.plan(rate: 1, [.slow])
        plan.script = [nil, .cutAfter, nil]
        #expect((1...5).map { plan.fault(ofRequest: $0) } == [nil, .cutAfter, nil, .slow, .slow])
    }

    @Test func `fails about a fifth of a batch's events, and one at least`() {
        let plan = Self.plan(rate: 1)
        #expect(plan.failedEvents(ofRequest: 3, count: 0).isEmpty)
        #expect((1...50).allSatisfy { plan.failedEvents(ofRequest: $0, count: 1) == [0] })
        let failed = (1...100).map { plan.failedEvents(ofRequest: $0, count: 500).count }.reduce(0, +)
        #expect(abs(failed - 10_000) < 500)
        #expect(plan.failedEvents(ofRequest: 3, count: 500).allSatisfy { (0..<500).contains($0) })
    }

    @Test func `answers failed events with SERVER_ERROR and takes the others`() {
        var plan = FaultPlan()
        plan.script = [.eventErrors]
        var asked = Asked(plan: plan)
        let batch = (10..<60).map { event(occurred: "\"2024-05-01T10:\($0)\"") }
        let failed = plan.failedEvents(ofRequest: 1, count: 50)
        let answer = asked.sendEvents(batch.joined(separator: ","))
        #expect(answer.text.hasSuffix(#""successCount":\#(50 - failed.count),"errorCount":\#(failed.count)}"#))
        #expect(asked.count("events.statuses.SERVER_ERROR") == failed.count)
        let kept = asked.account.keptEventLines.map { String(decoding: $0, as: UTF8.self) }
        #expect(
            kept == batch.indices.filter { !failed.contains($0) }.map { #"{"times":1,"event":\#(batch[$0])}"# + "\n" }
        )
        #expect(asked.count("requests.faults", of: "event-errors") == 1)
    }
}
