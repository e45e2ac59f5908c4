import AuditRules
import Testing

@testable import Rehearsal

struct `What happens to an event` {
    private func kinds(_ kind: LossKind) -> Set<String> {
        Set(Audit.rules.filter { LossKind(of: $0) == kind }.map(\.id))
    }

    @Test func `is known for every rule that loses events, and for no other`() {
        for rule in Audit.rules { #expect((LossKind(of: rule) != nil) == (rule.severity == .error), "\(rule.id)") }
    }

    @Test func `is silence for order events, and a word for the others`() {
        #expect(kinds(.dropped).count == 10)
        #expect(kinds(.dropped).allSatisfy { $0.hasPrefix("order-") || $0.hasPrefix("item-") })
        #expect(
            kinds(.rejected) == [
                "file-unreadable", "json-broken", "not-an-event", "event-type-missing", "time-missing",
                "occurred-unreadable",
            ]
        )
        #expect(kinds(.refused).contains("no-identifier") && kinds(.refused).contains("occurred-format"))
        #expect(kinds(.refused).allSatisfy { !$0.hasPrefix("order-") && !$0.hasPrefix("item-") })
    }

    @Test func `can be mended only by rules that there are`() {
        #expect(Set(EventMend.rules).subtracting(Audit.rules.map(\.id)) == [])
    }
}
