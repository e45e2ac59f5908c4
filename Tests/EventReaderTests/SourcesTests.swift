import EventReader
import Foundation
import Testing

@Suite struct `Sources` {
    /// Two events packed by gzip itself: a member that is really compressed.
    static let packedByGzip = [UInt8](
        Data(
            base64Encoded: "H4sIAAAAAAACA6tWSi1LzSsJqSxI9U6tVLJSKssszixR0lHKTq0MS8wpTQUKJQK5BYlFib"
                + "nFSlbRsTpK+cnJpUVFqSlAKSMDIxNdA0MgCjE0sDIwUKrlqibCxCSSTAQAG4+5CaQAAAA="
        )
            ?? Data()
    )

    private static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func `gzip is told by its content and read member after member`() throws {
        let first = Array("\(event("a"))\n\(event("b").prefix(20))".utf8)
        let second = Array("\(event("b").dropFirst(20))\n".utf8)
        let packed = Gzip.member(first) + Gzip.member([]) + Gzip.member(second) + [0, 0, 0]
        for blockSize in [1, 7, 1 << 20] {
            let out = try ReadOut(packed, blockSize: blockSize)
            #expect(out == (try ReadOut(first + second)))
            #expect(out.keys == ["a", "b"])
        }
    }

    @Test func `data that gzip compressed reads like the text itself`() throws {
        let out = try ReadOut(Self.packedByGzip, blockSize: 10)
        #expect(out.keys == ["a", "b"])
        #expect(out.events.map(\.byte) == [0, 82])
    }

    @Test func `gzip that ends too early gives the events before it, then an error with its place`() throws {
        let packed = Gzip.member(Array("\(event("a"))\n\(event("b"))\n".utf8))
        let reader = try EventReader(.bytes(Array(packed.prefix(140)), name: "cut.gz"))
        #expect(try reader.nextBlock()?.slices.map(\.byte) == [0])
        #expect(throws: EventReadingError.brokenGzip("cut.gz", byte: 140, reason: "it ends in the middle")) {
            try reader.nextBlock()
        }
    }

    @Test func `damaged gzip and bytes after it are errors`() throws {
        var damaged = Gzip.member(Array(event("a").utf8))
        damaged[30] ^= 1
        for packed in [damaged, Gzip.member([]) + Array("tail".utf8), [0x1F, 0x8B, 9, 9, 9, 9, 9, 9, 9, 9, 9]] {
            #expect(throws: EventReadingError.self) {
                let reader = try EventReader(.bytes(packed, name: "bad.gz"))
                while try reader.nextBlock() != nil {}
            }
        }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x7B], "UTF-16"),
            ([0x7B, 0x00, 0x22, 0x00], "UTF-16LE"),
            ([0x00, 0x7B, 0x00, 0x22], "UTF-16BE"),
        ] as [([UInt8], String)]
    )
    func `UTF-16 is refused by name`(bytes: [UInt8], encoding: String) throws {
        for blockSize in [1, 100] {
            let reader = try EventReader(.bytes(bytes, name: "wide.json"), blockSize: blockSize)
            #expect(throws: EventReadingError.notUTF8("wide.json", encoding: encoding)) { try reader.nextBlock() }
        }
    }

    @Test func `a file is read to its end and knows how far it has come`() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "events.json").path
        let text = (0..<500).map { event("\($0)") }.joined(separator: "\n")
        try Data(text.utf8).write(to: URL(filePath: path))
        let reader = try EventReader(.file(path), blockSize: 4096)
        #expect(reader.fileByteCount == text.utf8.count)
        #expect(reader.filePosition == 0)
        var count = 0
        while let block = try reader.nextBlock() { count += block.slices.count }
        #expect(count == 500)
        #expect(reader.filePosition == text.utf8.count)
        #expect(reader.unpackedByteCount == text.utf8.count)
        #expect(throws: EventReadingError.isFolder(folder.path)) { try EventReader(.file(folder.path)) }
        #expect(throws: EventReadingError.noSuchFile(path + "x")) { try EventReader(.file(path + "x")) }
    }

    @Test func `folders give their event files in the order of their bytes, hidden ones left out`() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in [
            "b.json", "a/z.ndjson", "a/Ї.jsonl", "a-1.gz", "B.JSON", "note.txt", ".hidden/c.json", "a/.d.json",
        ] {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data().write(to: file)
        }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "empty.json"),
            withIntermediateDirectories: true
        )
        let named = folder.path + "/note.txt"
        let expected = ["B.JSON", "a-1.gz", "a/z.ndjson", "a/Ї.jsonl", "b.json"].map {
            EventSource.file(folder.path + "/" + $0)
        }
        #expect(try SourceFiles.expand(["-", folder.path, named]) == [.standardInput] + expected + [.file(named)])
        #expect(try SourceFiles.expand([folder.path + "/"]) == expected)
        #expect(throws: EventReadingError.folderWithoutEvents(folder.path + "/empty.json")) {
            try SourceFiles.expand([folder.path + "/empty.json"])
        }
        #expect(throws: EventReadingError.noSuchFile("no/such")) { try SourceFiles.expand(["no/such"]) }
    }

    @Test func `each error names its file and says what to do`() {
        let errors: [EventReadingError] = [
            .noSuchFile("f"), .folderWithoutEvents("f"), .isFolder("f"), .cannotOpen("f", reason: "r"),
            .notUTF8("f", encoding: "UTF-16"), .brokenGzip("f", byte: 7, reason: "r"),
            .readFailed("f", byte: 7, reason: "r"),
        ]
        for error in errors {
            #expect(error.file == "f")
            #expect(error.description.hasPrefix("f: "))
            #expect(error.description.contains(";"))
        }
    }
}
