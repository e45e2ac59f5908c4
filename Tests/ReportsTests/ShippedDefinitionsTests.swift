import CustomerAnalytics
import EventStore
import Foundation
import Reports
import Testing

struct ShippedDefinitionsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "reports")

    /// The project's own folder of reports.
    private static var sources: ReportSources {
        ReportSources(
            definition: { path in
                let file = folder.appending(path: path)
                guard FileManager.default.fileExists(atPath: file.path) else { return nil }
                return (path, try String(contentsOf: file, encoding: .utf8))
            },
            definitionPaths: {
                (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
                    .filter { $0.hasSuffix(".yaml") }.sorted()
            },
            file: { try String(contentsOfFile: $0, encoding: .utf8) },
            segmentNames: { [] },
            segment: { name, _ in throw QuestionError("segment", name) },
            hint: { Issue.record("\($0)") }
        )
    }

    @Test func `every report reads, with a title, a sentence about it, and no parameter that must be given`() throws {
        let reports = try ReportDefinition.list(Self.sources)
        #expect(
            reports.map(\.name) == [
                "average-check", "customers", "data-quality", "import-summary", "rfm", "segment-preview",
                "segment-sizes",
                "top-items",
            ]
        )
        for report in reports {
            #expect(report.about.hasSuffix("."))
            #expect(report.parameters.allSatisfy { $0.usual != nil })
        }
    }

    @Test func `the usual names are eleven, and every combination of scores has one`() throws {
        let rules = try RFMNames.resolve(RFMNames.usual, Self.sources)
        #expect(rules.bins == 5)
        #expect(rules.names.count == 12)
        for recency in 1...5 {
            for frequency in 1...5 {
                for monetary in 1...5 {
                    let isNamed = rules.rules.contains {
                        $0.recency.contains(recency) && $0.frequency.contains(frequency)
                            && $0.monetary.contains(monetary)
                    }
                    #expect(isNamed, "\(recency) \(frequency) \(monetary)")
                }
            }
        }
    }

    @Test func `no rule of the names that ship is hidden by those before it`() throws {
        for name in [RFMNames.usual, "r-package-names"] {
            let rules = try RFMNames.resolve(name, Self.sources)
            var reached = Set<String>()
            for cell in 0..<125 {
                let (recency, frequency, monetary) = (cell / 25 + 1, cell / 5 % 5 + 1, cell % 5 + 1)
                let match = rules.rules.first {
                    $0.recency.contains(recency) && $0.frequency.contains(frequency) && $0.monetary.contains(monetary)
                }
                if let match { reached.insert(match.name) }
            }
            #expect(reached == Set(rules.names).subtracting([RFMSegmentRules.others]))
        }
    }

    @Test func `names that there are not are an error that lists those there are`() {
        let expected = QuestionError(
            "names",
            "ours: there are no such names; there are r-package-names, usual-names; or give a file that ends in .yaml"
        )
        #expect(throws: expected) { try RFMNames.resolve("ours", Self.sources) }
    }
}
