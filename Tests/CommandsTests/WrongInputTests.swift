import Foundation
import Testing

struct `Input that holds something else than events` {
    @Test(arguments: WrongInput.all)
    func `ends with code 65 and the place, and is kept and counted`(input: WrongInput) throws {
        let work = try WorkFolder()
        try work.write(input.file, input.bytes)
        let outcome = try work.run("import", input.file, "--time-zone", "UTC", "--format", "json")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains(input.said))
        let counts = ImportResult.Events(
            read: input.stored + input.rejected,
            stored: input.stored,
            duplicate: 0,
            rejected: input.rejected
        )
        #expect(try outcome.json(as: ImportResult.self).events == counts)
        let kept = try #require(try work.run("info", "--format", "json").json(as: InfoResult.self).imports.first)
        #expect(kept.source == input.file)
        #expect(kept.counts == counts)
    }

    @Test func `does not cost the other files of the same command`() throws {
        let work = try WorkFolder()
        try work.write("a.gz", Data([0x1F, 0x8B, 8, 0, 0]))
        try work.write("b.ndjson", SmallShop.stored)
        let outcome = try work.run("import", "a.gz", "b.ndjson", "--time-zone", "UTC", "--format", "json")
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("a.gz: the gzip data is broken at byte 5"))
        #expect(try outcome.json(as: ImportResult.self).events == .init(read: 6, stored: 6, duplicate: 0, rejected: 0))
    }

    @Test func `shows the first ten rejections and counts the rest`() throws {
        let work = try WorkFolder()
        try work.write("bad.ndjson", String(repeating: "{}\n", count: 12))
        let outcome = try work.run("import", "bad.ndjson")
        #expect(outcome.code == 65)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines[9].hasPrefix("bad.ndjson: line 10, byte 27: "))
        #expect(
            lines[10].hasPrefix("muster: 12 events rejected and kept with place and reason (the first 10 are shown)")
        )
    }
}
