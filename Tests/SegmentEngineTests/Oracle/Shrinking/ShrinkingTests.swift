import EventModel
import SegmentLanguage
import TestSupport
import Testing

/// A wrong evaluator is planted, and what is left of a large difference must be small enough to be understood at sight.
@Suite struct ShrinkingTests {
    /// A store of several imports and a segment of many conditions, of which one shows the fault.
    private static func large(_ fault: String, seed: UInt64) throws -> OraclePair {
        var random = RandomEvents(seed: seed)
        var segments = RandomSegments(dice: Dice(seed: seed))
        let references = RandomReferences(&segments)
        return OraclePair(
            segment: .or([.and([segments.segment(), segments.segment()]), try parseSegment(fault)]),
            parts: [[RandomEvents.names], random.events(60), random.listRows(5), random.events(40)],
            asOf: "2024-03-01",
            zone: .utc,
            threads: 2,
            references: references
        )
    }

    /// The first of some large pairs on which two evaluators differ.
    private static func found(
        _ fault: String,
        _ differ: (OraclePair) throws -> Bool
    ) throws -> OraclePair {
        for seed in 1...UInt64(50) {
            let pair = try large(fault, seed: seed)
            if (try? differ(pair)) == true { return pair }
        }
        throw NothingDiffers()
    }

    private struct NothingDiffers: Error {}

    /// Takes `>` for `>=`.
    private static func ignoringStrictBounds(_ pair: OraclePair) throws -> OracleAnswer {
        var pair = pair
        pair.segment = try parseSegment(json: segmentJSON(pair.segment).replacing(">", by: ">="))
        return try pair.slowAnswer()
    }

    /// Sees of several events of one time the first alone.
    private static func droppingEqualTimes(_ pair: OraclePair) throws -> OracleAnswer {
        var pair = pair
        var seen: Set<String?> = []
        for part in pair.parts.indices {
            pair.parts[part].removeAll {
                $0.eventType != SlowShop.listRow && $0.occurred != nil && !seen.insert($0.occurred).inserted
            }
        }
        return try pair.slowAnswer()
    }

    @Test func `an ignored strict bound is shown by one condition and one event`() throws {
        let differ = { (pair: OraclePair) in try pair.slowAnswer() != Self.ignoringStrictBounds(pair) }
        let pair = try Self.found("did viewed where level > 5 and city is empty at least 1 times", differ)
        let small = Shrinking(time: .seconds(600), differ: differ).smallest(pair)
        #expect(small.segment.leaves.count == 1, "\(small.testCase)")
        #expect(small.eventCount == 1, "\(small.testCase)")
        #expect(format(small.segment) == "did viewed where level > 5")
        #expect(small.parts[0][0].parameters.count == 2, "\(small.testCase)")
        #expect(try differ(small))
    }

    @Test func `events dropped at equal times are shown by one condition and two events`() throws {
        let differ = { (pair: OraclePair) in try pair.slowAnswer() != Self.droppingEqualTimes(pair) }
        let pair = try Self.found("did viewed at least 2 times in last 1 years", differ)
        let small = Shrinking(time: .seconds(600), differ: differ).smallest(pair)
        #expect(small.segment.leaves.count == 1, "\(small.testCase)")
        #expect(small.eventCount == 2, "\(small.testCase)")
        #expect(small.parts.count == 1, "\(small.testCase)")
        #expect(try differ(small))
    }

    @Test func `a difference of the engine is shrunk, and what is printed shows it again`() throws {
        let differ = { (pair: OraclePair) in try pair.engineAnswer() != Self.ignoringStrictBounds(pair) }
        let pair = try OraclePair(
            #"(did viewed where level > 4 or did orderCreated) and contact.email is empty"#,
            imports: [
                #"""
                {"eventTypeKey":"viewed","params":[{"name":"externalCustomerId","value":"A"},{"name":"level","value":4},{"name":"city","value":"x"}],"occurred":"2024-02-01"}
                {"eventTypeKey":"viewed","params":[{"name":"externalCustomerId","value":"B"},{"name":"level","value":5}],"occurred":"2024-02-01"}
                """#,
                #"{"eventTypeKey":"viewed","params":[{"name":"externalCustomerId","value":"C"}],"occurred":"2024-02-02"}"#,
            ],
            asOf: "2024-03-01",
            threads: 2
        )
        #expect(try pair.engineAnswer() == pair.slowAnswer())
        let small = Shrinking(time: .seconds(600), differ: differ).smallest(pair)
        #expect(format(small.segment) == "did viewed where level > 4")
        #expect(small.eventCount == 1, "\(small.testCase)")
        // What a person pastes: the segment's text, and the imports between the quotes.
        let text = small.testCase
        let segment = try #require(text.split(separator: "\n").first { $0.hasSuffix("\"#,") && $0.contains("#\"") })
            .drop { $0 != "\"" }.dropFirst().dropLast(3)
        let imports = text.split(separator: "#\"\"\"\n").dropFirst().compactMap { $0.split(separator: "\"\"\"#").first }
        let read = try OraclePair(
            String(segment),
            imports: imports.map { $0.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n") },
            asOf: small.asOf
        )
        #expect(read.segment == small.segment)
        #expect(read.parts == small.parts)
        #expect(try differ(read))
    }

    @Test func `every smaller value comes before the one that it was made of`() {
        let value: JSONValue = ["a": [1, 22, ["b": "text"]], "c": .null, "d": "x"]
        #expect(value.smaller.contains(["c": .null, "d": "x"]))
        #expect(value.smaller.contains(["a": [1, 22], "c": .null, "d": "x"]))
        #expect(value.smaller.contains(["a": [1, 11, ["b": "text"]], "c": .null, "d": "x"]))
        #expect(value.smaller.contains(["b": "text"]))
        #expect(value.smaller.allSatisfy { ($0.json.utf8.count, $0.json) < (value.json.utf8.count, value.json) })
        #expect(JSONValue.null.smaller.isEmpty)
    }
}

extension JSONValue {
    /// The same with another text in the place of one.
    fileprivate func replacing(_ text: String, by other: String) -> JSONValue {
        switch self {
        case .text(text): .text(other)
        case .list(let values): .list(values.map { $0.replacing(text, by: other) })
        case .object(let members):
            .object(members.map { JSONMember(name: $0.name, value: $0.value.replacing(text, by: other)) })
        default: self
        }
    }
}
