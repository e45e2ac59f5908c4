internal import EventModel
internal import EventReader
internal import EventStore

/// Turns places in stored events into examples: file, line, byte, pointer, key and value.
struct ExampleWriter {
    private let context: AuditContext
    private let sources: [(firstEvent: Int64, source: String)]
    private let parser = JSONParser()

    private static let greatestLength = 300

    init(_ context: AuditContext) throws {
        self.context = context
        sources = try context.snapshot.sourceRuns()
    }

    /// The examples of the hits of each rule, in the order of the hits; each part that holds one is read once.
    func examples(of hits: [[Hit]]) throws -> [[Example]] {
        var examples = hits.map { $0.map { Example(event: $0.event, detail: $0.detail) } }
        for part in context.snapshot.parts {
            var wanted: [UInt32: [(rule: Int, index: Int)]] = [:]
            for rule in hits.indices {
                for index in hits[rule].indices where part.eventNumbers.contains(hits[rule][index].event) {
                    wanted[UInt32(hits[rule][index].event - part.firstEvent), default: []].append((rule, index))
                }
            }
            guard !wanted.isEmpty else { continue }
            let origins = try context.snapshot.placement(of: part)
            for rowGroup in context.snapshot.rowGroups where rowGroup.part.number == part.number {
                let positions = try context.snapshot.read(rowGroup, columns: []).positions
                guard positions.contains(where: { wanted[$0] != nil }) else { continue }
                let buffer = try context.snapshot.read(rowGroup, columns: nil)
                for row in 0..<buffer.count {
                    guard let places = wanted[buffer.positions[row]] else { continue }
                    let event = try self.event(row, of: buffer)
                    for (rule, index) in places {
                        fill(&examples[rule][index], hits[rule][index], event, part, origins)
                    }
                }
            }
        }
        return examples
    }

    private func event(_ row: Int, of buffer: EventBuffer) throws -> JSONValue {
        let bytes = context.snapshot.json(row, of: buffer)
        return try bytes.withUnsafeBufferPointer { bytes in
            var tokens = try parser.parse(text: bytes)
            return JSONValue(reading: &tokens)
        }
    }

    private func fill(
        _ example: inout Example,
        _ hit: Hit,
        _ event: JSONValue,
        _ part: Part,
        _ origins: PartOrigins
    ) {
        let position = Int(hit.event - part.firstEvent)
        guard position < origins.bytes.count else { return }
        let source = sources.partitioningIndex { $0.firstEvent > hit.event } - 1
        if source >= 0 { example.file = sources[source].source }
        example.line = Int(origins.lines[position])
        example.byte = Int(origins.bytes[position])
        if case .text(let type)? = event["eventTypeKey"] { example.eventType = type }
        example.key = event["keyValue"].flatMap { Self.text($0) }.map { mask($0, .key, nil) }
        let found = PointedValue(hit.spot, in: event, context)
        example.pointer = origins.pointers[position].text + found.pointer
        guard let value = found.value.flatMap({ Self.text($0) }) else { return }
        let shown = found.role.map { mask(value, $0.kind, $0) } ?? value
        example.value =
            shown.count > Self.greatestLength ? String(shown.prefix(Self.greatestLength)) + "…" : shown
    }

    private func mask(_ text: String, _ kind: ColumnRole.Kind, _ role: ColumnRole?) -> String {
        guard !context.settings.revealsPersonalData else { return text }
        switch kind {
        case .identifier(let kind): return PersonalMask.identifier(text, kind)
        case .key: return PersonalMask.identifier(text, nil)
        case .member, .value:
            if let role, role.parent == nil, PersonalMask.isPersonal(role.name) { return PersonalMask.name(text) }
            return PersonalMask.freeText(text, of: role)
        }
    }

    /// A value as a reader sees it: a text as it is, all else as JSON.
    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .text(let text): text
        case .null: nil
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .list(let elements): "a list of \(elements.count)"
        case .object(let members): "an object of \(members.count)"
        }
    }
}
