import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

struct `The formats of an audit` {
    /// SARIF as far as code hosts need it.
    private struct Sarif: Decodable {
        struct Run: Decodable {
            let results: [Result]
        }
        struct Result: Decodable {
            let ruleId: String
            let level: String
            let locations: [Location]?
        }
        struct Location: Decodable {
            struct Physical: Decodable {
                struct Artifact: Decodable {
                    let uri: String
                }
                struct Region: Decodable {
                    let startLine: Int
                    let byteOffset: Int
                }
                let artifactLocation: Artifact
                let region: Region?
            }
            let physicalLocation: Physical
        }
        let version: String
        let runs: [Run]
    }

    private func run(_ format: String) throws -> BuiltProgram.Outcome {
        let work = try WorkFolder()
        try work.write("my shop.ndjson", SmallShop.lines)
        return try work.run("audit", "my shop.ndjson", "--format", format)
    }

    @Test func `are SARIF with a place for each example`() throws {
        let sarif = try run("sarif").json(as: Sarif.self)
        #expect(sarif.version == "2.1.0")
        let result = try #require(sarif.runs.first?.results.first { $0.ruleId == "order-unknown" })
        let place = try #require(result.locations?.first?.physicalLocation)
        #expect(
            result.level == "error" && place.artifactLocation.uri == "my%20shop.ndjson" && place.region?.startLine == 7
        )
    }

    @Test func `are JUnit that is XML, with a failure for each rule that found more than notes`() throws {
        final class Counter: NSObject, XMLParserDelegate {
            var counts: [String: Int] = [:]
            func parser(
                _ parser: XMLParser,
                didStartElement name: String,
                namespaceURI: String?,
                qualifiedName: String?,
                attributes: [String: String]
            ) { counts[name, default: 0] += 1 }
        }
        let counter = Counter()
        let parser = XMLParser(data: try run("junit").bytes)
        parser.delegate = counter
        #expect(parser.parse())
        let findings = try run("json").json(as: AuditOutput.self).findings
        #expect(counter.counts["failure"] == findings.filter { $0.severity != "note" }.count)
        #expect((counter.counts["testcase"] ?? 0) >= 90)
    }

    @Test func `are NDJSON with a line for each example, and CSV with one for each rule`() throws {
        let findings = try run("json").json(as: AuditOutput.self).findings
        #expect(try run("ndjson").lines.count == findings.reduce(0) { $0 + $1.examples.count })
        #expect(try run("csv").lines.count == findings.count + 1)
    }

    @Test func `hold the page about the rules`() throws {
        #expect(
            try Readme.text(of: "documentation/audit-rules.md") == (try WorkFolder().run("audit", "--rules").output)
        )
    }

    @Test func `say about a shop with defects what the page about the audit shows`() throws {
        let work = try WorkFolder()
        let blocks = try Readme.blocks("console", of: "documentation/audit.md")
        let files = try Readme.blocks("json", of: "documentation/audit.md")
        try work.write("orders.json", try #require(files.first))
        try work.write("audit.yaml", try #require(try Readme.blocks("yaml", of: "documentation/audit.md").first))
        let steps = blocks.flatMap { Story($0).steps }
        #expect(steps.count == 3)
        for step in steps {
            let said = try Story.run(step, in: work)
            #expect(step.lines == said.output + said.errors, "muster \(step.command)")
        }
    }
}
