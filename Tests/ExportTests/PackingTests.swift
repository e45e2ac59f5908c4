import EventReader
import Export
import Foundation
import Testing

@Suite struct `Output files` {
    private static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func line(_ number: Int) -> String {
        #"{"eventTypeKey":"visit","keyValue":"\#(number)","params":[],"occurred":"2024-01-01T10:00"}"# + "\n"
    }

    @Test(arguments: ["events.ndjson", "events.ndjson.gz", "EVENTS.ZST"])
    func `hold what was written piece by piece, packed as their names say`(name: String) throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/" + name
        let file = try OutputFile(path)
        for number in 0..<20_000 { try Array(Self.line(number).utf8).withUnsafeBytes { try file.write($0) } }
        #expect(!FileManager.default.fileExists(atPath: path), "it appears when it is whole")
        try file.finish()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
        let size = try Data(contentsOf: URL(filePath: path)).count
        #expect((size < 200_000) == (name != "events.ndjson"))
        let reader = try EventReader(.file(path))
        let parser = BlockParser()
        var count = 0
        while let block = try reader.nextBlock() {
            try parser.parse(block, event: { _, _ in count += 1 }, rejected: { Issue.record("\($0)") })
        }
        #expect(count == 20_000)
    }

    @Test func `leave nothing behind if they are not finished`() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let file = try OutputFile(folder.path + "/a.json")
            try Array("{}".utf8).withUnsafeBytes { try file.write($0) }
            let requests = try RequestFolder(folder.path + "/requests")
            try Array("{}".utf8).withUnsafeBytes { try requests.write($0) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func `of requests are numbered, and a folder that has some is refused`() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/requests/"
        let requests = try RequestFolder(path)
        for text in ["{\"events\":[1]}", "{\"events\":[2]}"] {
            try Array(text.utf8).withUnsafeBytes { try requests.write($0) }
        }
        requests.finish()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
                "events-000001.json", "events-000002.json",
            ]
        )
        #expect(throws: ExportFailure.self) { try RequestFolder(path) }
        #expect(throws: ExportFailure.self) { try RequestFolder(folder.path + "/no/such") }
    }
}
