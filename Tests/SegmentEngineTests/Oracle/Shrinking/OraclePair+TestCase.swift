import EventModel
import EventReader
import SegmentLanguage
import TestSupport
import Testing

extension OraclePair {
    /// Reads a pair as ``testCase`` writes it.
    ///
    /// - Parameter imports: The events of each import as NDJSON.
    init(
        _ segment: String,
        imports: [String],
        asOf: String,
        zone: String = "UTC",
        threads: Int? = nil,
        lists: [String: [String]] = [:]
    ) throws {
        let parser = JSONParser()
        self.init(
            segment: try parseSegment(segment),
            parts: try imports.map { lines in
                try lines.split(separator: "\n").map { line in
                    let value = try Array(line.utf8).withUnsafeBufferPointer { bytes in
                        var tokens = try parser.parse(text: bytes)
                        return JSONValue(reading: &tokens)
                    }
                    return try #require(Event(value))
                }
            },
            asOf: asOf,
            zone: try #require(ClockZone(identifier: zone)),
            threads: threads,
            references: RandomReferences(
                lists: lists.mapValues { texts in
                    texts.compactMap { text in
                        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                        return IdentifierKind.allCases.first { $0.name == parts[0] }
                            .flatMap { Identifier(kind: $0, text: String(parts[parts.count - 1])) }
                    }
                }
            )
        )
    }

    /// The pair as a test that asks both evaluators, ready to be pasted into a suite.
    var testCase: String {
        let imports = parts.map { events in
            "            #\"\"\"\n" + events.map { "            \($0.json)\n" }.joined() + "            \"\"\"#,\n"
        }
        let lists = references.lists.filter { list in format(segment).contains(list.key) }.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\": \($0.value.map { "\($0.kind.name):\($0.value)" })" }
        return """
            @Test func `a pair on which engine and slow evaluator once differed`() throws {
                let pair = try OraclePair(
                    #"\(format(segment))"#,
                    imports: [
            \(imports.joined())        ],
                    asOf: "\(asOf)",
                    zone: "\(zone.identifier)",
                    threads: \(threads.map(String.init) ?? "nil"),
                    lists: [\(lists.isEmpty ? ":" : lists.joined(separator: ", "))]
                )
                #expect(try pair.engineAnswer() == pair.slowAnswer())
            }
            """
    }
}
