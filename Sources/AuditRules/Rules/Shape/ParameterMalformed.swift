internal import EventModel
internal import EventReader
internal import EventStore

/// Members of params that are no parameters.
struct ParameterMalformed: EventRule {
    let text = RuleText(
        "parameter-malformed",
        .error,
        "member of params without a name or a value",
        advice: "Each parameter is an object with a name that is a text, and a value.",
        source: "docs.yespo.io, validating-event-parameters: each object of params needs both name and value."
    )

    func examine(_ group: EventGroup, _ notes: RuleNotes) throws {
        // Only events that no shape holds can have such members, and they are kept whole.
        guard !group.buffer.raws.isEmpty else { return }
        let parser = JSONParser()
        for (row, raw) in group.buffer.raws.sorted(by: { $0.key < $1.key }) {
            let event: JSONValue = try raw.withUnsafeBufferPointer { bytes in
                var tokens = try parser.parse(text: bytes)
                return JSONValue(reading: &tokens)
            }
            guard case .list(let parameters)? = event["params"] else { continue }
            for (index, parameter) in parameters.enumerated() {
                if case .text? = parameter["name"], parameter["value"] != nil { continue }
                notes.note(row, of: group, Spot(.parameters), "the member at /params/\(index)")
            }
        }
    }
}
