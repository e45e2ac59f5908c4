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

    @Test(arguments: [1, 7, 1 << 20])
    func `the whole events before a fault of packed data are read, and what it cut is not`(blockSize: Int) throws {
        let (a, b) = (event("a"), event("b"))
        let cut = b.dropLast(3)
        let texts = [
            a + b, "\(a)\n\(b)", "\(a)\n\(b)\n", "\(a)\n\(b)\n\(cut)", "[\(a),\(b)", "[\(a),\(b),", "[\(a),\(b),\(cut)",
            #"{"events":[\#(a),\#(b)"#, #"{"events":[\#(a),\#(b)]"#,
        ]
        for text in texts {
            let packed = Gzip.member(Array(text.utf8))
            let faulty: [[UInt8]] = [
                packed + Array("tail".utf8), packed.dropLast(8), packed.dropLast(4) + [0, 0, 0, 0],
            ]
            for bytes in faulty {
                let reader = try EventReader(.bytes(bytes, name: "bad.gz"), blockSize: blockSize)
                var found: [Int] = []
                var end = 0
                #expect(throws: EventReadingError.self) {
                    while let block = try reader.nextBlock() {
                        found += block.slices.map(\.byte)
                        #expect(block.slices.allSatisfy { $0.fault == nil })
                        end = block.endByte
                    }
                }
                #expect(found.count == 2, "\(text)")
                // An import that goes on here must not pass over half an event.
                #expect(end <= text.utf8.count - (text.hasSuffix(cut) ? cut.utf8.count : 0))
                #expect(throws: EventReadingError.self) { try reader.nextBlock() }
            }
        }
    }

    @Test func `the whole events before bytes that follow zstd data are read`() throws {
        let packed = Self.packedByZstandard + Array("and more text".utf8)
        let reader = try EventReader(.bytes(packed, name: "bad.zst"))
        var found: [Int] = []
        #expect(throws: EventReadingError.self) {
            while let block = try reader.nextBlock() { found += block.slices.map(\.byte) }
        }
        #expect(found == [0, 82])
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

    /// Two events packed by zstd itself, behind a frame that readers skip, in two frames.
    static let packedByZstandard = [UInt8](
        Data(
            base64Encoded:
                "UCpNGAMAAAB4eXootS/9BGiVAgAiRRIYgFkHqLfdN4DvSE2DQzgp4PdmPaCyBHACQPNd3rTSorQoUKvONxrC2dryUxD8mDDI3s/Z+T0RNtQ+fi5ddPT82kK/uqTStM8EAQBS5YUouI1+GSi1L/0EaOUBAAIEDhGQfawnJ7LADJV/gki+aCw5S2D7v/lxxovxopAnbtw9a3Nr1INKxu9cdlUPztz4y3Ih/aIHx/DCAIreUWM="
        ) ?? Data()
    )

    @Test func `zstd is told by its content and read frame after frame`() throws {
        for blockSize in [1, 7, 1 << 20] {
            let out = try ReadOut(Self.packedByZstandard, blockSize: blockSize)
            #expect(out.keys == ["a", "b"])
            #expect(out.events.map(\.byte) == [0, 82])
            #expect(out.refusals == [])
        }
    }

    @Test func `zstd that ends too early, is damaged or goes on as something else is an error with its place`() throws {
        let packed = Self.packedByZstandard
        var damaged = packed
        damaged[packed.count - 6] ^= 1
        let cases: [([UInt8], String)] = [
            (packed.dropLast(3), "it ends in the middle"), (Array(packed.prefix(4)), "it ends in the middle"),
            (packed + Array("and more text".utf8), "something else follows the packed data"), (damaged, "checksum"),
        ]
        for (bytes, reason) in cases {
            let reader = try EventReader(.bytes(bytes, name: "bad.zst"))
            let error = #expect(throws: EventReadingError.self) { while try reader.nextBlock() != nil {} }
            guard case .brokenZstandard("bad.zst", let byte, let said) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(said.contains(reason))
            #expect(byte <= bytes.count)
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

    /// A folder with empty files of these paths.
    private static func folder(of names: [String]) throws -> URL {
        let folder = try temporaryFolder()
        for name in names {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data().write(to: file)
        }
        return folder
    }

    @Test func `folders give their event files in the order of their bytes and say what they leave out`() throws {
        let folder = try Self.folder(of: [
            "b.json", "a/z.ndjson", "a/Ї.jsonl.zst", "a-1.gz", "B.JSON", "note.txt", ".hidden/c.json", "a/.d.json",
            "a/people.csv.gz", "x.y.json.gz", "json", "empty.json/readme.md",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        func paths(_ names: [String]) -> [String] { names.map { folder.path + "/" + $0 } }
        let expected = paths(["B.JSON", "a-1.gz", "a/z.ndjson", "a/Ї.jsonl.zst", "b.json", "x.y.json.gz"])
            .map { EventSource.file($0) }
        let found = try SourceFiles([folder.path])
        #expect(found.sources == expected)
        #expect(found.leftOut == paths(["a/.d.json", "a/people.csv.gz", "empty.json/readme.md", "json", "note.txt"]))
        #expect(try SourceFiles([folder.path + "/"]).sources == expected)
        #expect(throws: EventReadingError.folderWithout(.events, folder.path + "/empty.json")) {
            try SourceFiles([folder.path + "/empty.json"])
        }
        #expect(throws: EventReadingError.noSuchFile("no/such")) { try SourceFiles(["no/such"]) }
    }

    @Test func `each file is read once, whatever paths lead to it`() throws {
        let folder = try Self.folder(of: ["a.json", "b/c.json", "d.txt"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let link = folder.path + "/link.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/d.txt")
        let named = folder.path + "/d.txt"
        let found = try SourceFiles(["-", named, folder.path, "-", folder.path + "/b/../a.json"])
        let files = [named, folder.path + "/a.json", folder.path + "/b/c.json"].map { EventSource.file($0) }
        #expect(found.sources == [.standardInput] + files)
        #expect(found.repeated == [link, "-", folder.path + "/b/../a.json"])
    }

    @Test(arguments: [
        ("*.json", ["a.json", "b [1].json"]), ("?.json", ["a.json"]), ("[ab].json", ["a.json"]),
        ("*/c.*", ["x/c.json", "x/c.txt"]), ("**/c.json", ["c/c.json", "x/c.json", "x/y/c.json"]),
        ("x/**", ["x/c.json", "x/c.txt", "x/y/c.json"]), ("b [1].json", ["b [1].json"]), (".*.json", [".h.json"]),
        ("*/y", ["x/y/c.json"]),
    ])
    func `patterns give what fits them in the order of their bytes`(pattern: String, names: [String]) throws {
        let folder = try Self.folder(of: [
            "a.json", "b [1].json", ".h.json", "c/c.json", "x/c.json", "x/c.txt", "x/y/c.json", "x/.z/c.json",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = try SourceFiles([folder.path + "/" + pattern]).sources
        let expected = names.map { EventSource.file(folder.path + "/" + $0) }
        #expect(found == (pattern == "*/c.*" ? [.file(folder.path + "/c/c.json")] : []) + expected)
    }

    @Test func `a pattern that nothing fits is an error that names it`() throws {
        let folder = try Self.folder(of: ["a.json"])
        defer { try? FileManager.default.removeItem(at: folder) }
        for pattern in ["/*.gz", "/none/*", "/[0-9]"] {
            #expect(throws: EventReadingError.nothingFits(folder.path + pattern)) {
                try SourceFiles([folder.path + pattern])
            }
        }
    }

    @Test func `each error names its file and says what to do`() {
        let errors: [EventReadingError] = [
            .noSuchFile("f"), .folderWithout(.events, "f"), .isFolder("f"), .cannotOpen("f", reason: "r"),
            .notUTF8("f", encoding: "UTF-16"), .brokenGzip("f", byte: 7, reason: "r"),
            .brokenZstandard("f", byte: 7, reason: "r"), .nothingFits("f"),
            .readFailed("f", byte: 7, reason: "r"),
        ]
        for error in errors {
            #expect(error.description.hasPrefix("f: "))
            #expect(error.description.contains(";"))
        }
    }
}
