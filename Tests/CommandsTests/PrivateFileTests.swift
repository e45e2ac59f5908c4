import Foundation
import Testing

/// Files that hold personal data as it came: nobody but their owner may read them.
@Suite struct PrivateFileTests {
    private static func expectPrivate(_ names: [String], in work: WorkFolder) throws {
        for name in names {
            let path = work.folder.appendingPathComponent(name).path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test func `are those of a conversion`() throws {
        let work = try WorkFolder()
        try work.write("rows.csv", "email,date\na@example.com,2024-01-02\nb@example.com,2024-13-02\n")
        try work.write("map.yaml", "event: visit\noccurred: date\nparams:\n  email: email\n")
        let outcome = try work.run("convert", "rows.csv", "--map", "map.yaml", "--output", "events.ndjson")
        #expect(outcome.code == 65, "\(outcome.errors)")
        try Self.expectPrivate(["events.ndjson", "events.ndjson.rejected.csv"], in: work)
    }

    @Test func `are those of a repair`() throws {
        let work = try WorkFolder()
        try work.write(
            "views.ndjson",
            #"{"eventTypeKey":"productViewed","keyValue":"k","params":[{"name":"email","value":"A@Example.com"}],"occurred":"2024-01-02"}"#
        )
        let outcome = try work.run("audit", "views.ndjson", "--repair", "copy.ndjson")
        #expect(outcome.code != 64, "\(outcome.errors)")
        try Self.expectPrivate(
            ["copy.ndjson", "copy.ndjson.log.ndjson", "copy.ndjson.rejects.ndjson"],
            in: work
        )
    }
}
