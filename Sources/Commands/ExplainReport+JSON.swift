internal import EventModel
internal import EventStore
internal import Presentation
internal import SegmentEngine

extension ExplainReport {
    /// The result as JSON.
    var document: JSONDocument {
        let identifiers = IdentifierKind.allCases.compactMap { kind in
            snapshot.identifier(kind, of: explanation.contact).map { (kind.name, JSONDocument.text($0)) }
        }
        return [
            "segment": .text(explanation.segment), "asOf": .text(explanation.asOf.text),
            "timeZone": .text(explanation.timeZone), "contact": .text(snapshot.label(of: explanation.contact)),
            "identifiers": .object(identifiers), "member": .boolean(explanation.isMember),
            "firstEvent": explanation.firstOccurred.map { .text($0.description) } ?? .null,
            "conditions": document(explanation.conditions, isDeciding: true),
            "hints": .list(explanation.hints.map { .text($0) }),
        ]
    }

    private func document(_ conditions: [ConditionExplanation], isDeciding: Bool) -> JSONDocument {
        .list(
            conditions.map { condition in
                let evidence = condition.evidence
                let decides = isDeciding && condition.decides
                var members: [(String, JSONDocument)] = [
                    ("text", .text(condition.text)), ("holds", .boolean(condition.holds)),
                    ("decides", .boolean(decides)), ("value", evidence.found.document),
                    ("remark", evidence.remark.map { .text($0) } ?? .null), ("threshold", .text(evidence.threshold)),
                    ("change", decides ? evidence.change.map { .text($0) } ?? .null : .null),
                    ("events", .list(evidence.events.map(document))),
                ]
                if !evidence.inner.isEmpty {
                    members.append(("conditions", document(evidence.inner, isDeciding: decides)))
                }
                return .object(members)
            }
        )
    }

    private func document(_ event: ProvingEvent) -> JSONDocument {
        let place = explanation.places[event.number].map { place -> JSONDocument in
            [
                "file": .text(place.file), "line": .integer(place.line), "byte": .integer(place.byte),
                "pointer": .text(place.pointer),
            ]
        }
        return [
            "event": .integer(Int(event.number)), "type": .text(event.type),
            "occurred": .text(event.occurred.description), "place": place ?? .null,
            "values": .object(event.values.map { ($0.name, $0.value.document) }),
        ]
    }
}

extension FoundValue {
    fileprivate var document: JSONDocument {
        switch self {
        case .nothing, .unknown: .null
        case .count(let count), .steps(let count): .integer(count)
        case .truth(let truth): .boolean(truth)
        case .value(let value): value.document
        case .number, .mean, .longMean, .time: .text(text)
        }
    }
}

extension ShownValue {
    fileprivate var document: JSONDocument {
        switch self {
        case .missing: .null
        case .text(let text), .json(let text): .text(text)
        case .number(let digits): .decimal(digits)
        case .truth(let truth): .boolean(truth)
        case .lines(let count): .integer(count)
        case .list(let values): .list(values.map(\.document))
        }
    }
}
