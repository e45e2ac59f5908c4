import Foundation
import Testing

struct `The settings of an audit` {
    private func work() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.write(
            "orders.ndjson",
            SmallShop.order("A-1", of: "olena@example.com", total: "0", status: "DELIVERED", on: "2024-11-02T10:15")
        )
        return work
    }

    private func audit(_ settings: String, in work: WorkFolder) throws -> [String: String] {
        try work.write("audit.yaml", settings)
        let outcome = try work.run("audit", "orders.ndjson", "--config", "audit.yaml", "--format", "json")
        let findings = try outcome.json(as: AuditOutput.self).findings
        return Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0.severity) })
    }

    @Test func `turn rules off and change severities`() throws {
        let work = try work()
        let plain = try audit("off: []\n", in: work)
        #expect(plain["order-total-zero"] == "warning" && plain["item-field-missing"] == "warning")
        let changed = try audit("off: [order-total-zero]\nseverities:\n  item-field-missing: error\n", in: work)
        #expect(changed["order-total-zero"] == nil && changed["item-field-missing"] == "error")
    }

    @Test func `name the account's currency, country and required parameters`() throws {
        let work = try work()
        let found = try audit("currency: USD\nrequiredParameters:\n  orderCreated: [city, status]\n", in: work)
        #expect(found["currency-not-of-account"] == "warning" && found["parameter-required-missing"] == "error")
        try work.write(
            "orders.ndjson",
            #"{"eventTypeKey":"productViewed","keyValue":"k","params":[{"name":"phone","value":"48221234567"}],"#
                + #""occurred":"2024-12-01T10:00"}"#
        )
        #expect(try audit("country: UA\n", in: work)["phone-other-country"] == "warning")
        #expect(try audit("country: PL\n", in: work)["phone-other-country"] == nil)
    }

    @Test(arguments: [
        (
            "off: [order-total-zer]\n",
            "audit.yaml:1:6: off: no rule is called order-total-zer; did you mean order-total-zero?"
        ),
        (
            "currency: UAH\nthreshholds:\n  eventTypes: 3\n",
            "audit.yaml:2:1: threshholds is unknown here; did you mean thresholds?"
        ),
        (
            "severities:\n  no-identifier: fatal\n",
            "audit.yaml:2:18: no-identifier: fatal is none of error, warning and note"
        ),
        ("thresholds:\n  emptyPercent: 120\n", "audit.yaml:2:17: emptyPercent: 120 is not from 1 to 100"),
        ("currency: GRN\n", "audit.yaml:1:11: currency: GRN is no currency of ISO 4217, such as UAH"),
        ("timeZone: Kyiv\n", "audit.yaml:1:11: timeZone: Kyiv is no time zone, such as Europe/Kyiv"),
    ])
    func `that are wrong are told with line and mend`(settings: String, said: String) throws {
        let work = try work()
        try work.write("audit.yaml", settings)
        let outcome = try work.run("audit", "orders.ndjson", "--config", "audit.yaml")
        #expect(outcome.code == 64)
        #expect(outcome.errors.hasPrefix("muster: \(said)"), "\(outcome.errors)")
    }
}
