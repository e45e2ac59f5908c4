/// What is no JSON where an event should stand.
struct JSONBroken: RejectionRule {
    let text = RuleText(
        "json-broken",
        .error,
        "place with broken JSON",
        advice: "Mend it: the vendor refuses the whole request that holds it. The other events around it were read.",
        source: "RFC 8259; Yespo OpenAPI: requests are JSON."
    )

    func applies(to kind: RejectionKind) -> Bool { kind == .broken }
}
