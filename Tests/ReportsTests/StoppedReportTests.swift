import CustomerAnalytics
import EventStore
import Foundation
import Reports
import Testing

struct `A part that takes long` {
    private struct Stopped: Error {}

    @Test func `asks whether to go on, and ends the report if not`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "stopped-\(UUID().uuidString).sqlite").path
        defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
        let file = try StoreFile(path: path, .writing(timeZone: nil))
        defer { #expect(throws: Never.self) { try file.close() } }
        func sources(_ check: @escaping () throws -> Void) -> ReportSources {
            ReportSources(
                definition: { ($0, "title: Quality\nabout: It.\nparts: [{part: data-quality}]\n") },
                definitionPaths: { ["quality.yaml"] },
                file: { $0 },
                segmentNames: { [] },
                segment: { name, _ in throw QuestionError("segment", name) },
                hint: { _ in },
                check: check
            )
        }
        func run(_ check: @escaping () throws -> Void) throws -> [String] {
            let definition = try ReportDefinition(named: "quality", sources(check))
            return try file.read {
                try definition.run($0, OrderChoice(asOf: "2024-12-31"), given: [:]).sections.map(\.name)
            }
        }
        #expect(throws: Stopped.self) { try run { throw Stopped() } }
        #expect(try run {} == ["data-quality-counts", "data-quality-findings"])
    }
}
