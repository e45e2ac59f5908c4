import Foundation
import Testing

struct `While another process writes to the database` {
    private let work: WorkFolder
    private let writer: RunningProgram

    /// Starts an import that has the right to write and waits for more of its input.
    init() throws {
        work = try WorkFolder()
        try work.importShop()
        let events = try work.run("sample", "--orders", "500", "--seed", "5").bytes
        writer = try RunningProgram(["import", "-", "--quiet", "--events-per-part", "200"], in: work.folder)
        // This is more than a pipe holds: when all of it is given, the import has begun.
        try writer.give(events)
    }

    private var waiting: String {
        "muster: waiting for process \(writer.number), which is writing to the database\n"
    }

    @Test func `the last commit can be read`() throws {
        let export = try work.run("export")
        #expect(export.code == 0)
        #expect(export.output.hasPrefix(SmallShop.stored))
        #expect(try work.run("info", "--verify").code == 0)
        #expect(try work.run("preview", "order count >= 1", "--as-of", "2024-12-31").code == 0)
        #expect(try writer.finish().code == 0)
        #expect(try work.run("export").lines.count > export.lines.count)
    }

    @Test func `a second import says for whom it waits, and goes on when the first has ended`() throws {
        let second = try RunningProgram(["import", "shop.ndjson", "--quiet"], in: work.folder)
        #expect(second.nextErrors() == waiting)
        #expect(try writer.finish().code == 0)
        // The small shop has a rejected event.
        #expect(try second.finish().code == 65)
        let imports = try work.run("info", "--format", "json").json(as: InfoResult.self).imports
        #expect(imports.map(\.source) == ["shop.ndjson", "-", "shop.ndjson"])
        #expect(imports.map(\.whole) == [true, true, true])
        #expect(imports.last?.counts == .init(read: 8, stored: 0, duplicate: 7, rejected: 1))
        #expect(try work.run("info", "--verify").code == 0)
    }

    @Test func `whoever does not want to wait presses Ctrl-C`() throws {
        let second = try RunningProgram(["undo", "1", "--yes"], in: work.folder)
        #expect(second.nextErrors() == waiting)
        second.kill(SIGINT)
        let (code, errors) = try second.finish()
        #expect(code == 130)
        #expect(
            errors == "muster: muster.sqlite: another process is writing to it. Try again when it has finished.\n"
        )
        #expect(try writer.finish().code == 0)
    }
}

struct `A reader that takes its time` {
    @Test func `reads what was there when it began, and keeps no writer from ending well`() throws {
        let work = try WorkFolder()
        try work.write("events.ndjson", try work.run("sample", "--orders", "500", "--seed", "5").bytes)
        try work.run("import", "events.ndjson", "--time-zone", "UTC", "--quiet")
        let before = try work.run("export").bytes
        let pipe = Pipe()
        let reader = Process()
        reader.executableURL = BuiltProgram.file
        reader.arguments = ["export"]
        reader.currentDirectoryURL = work.folder
        reader.environment = BuiltProgram.environment
        reader.standardOutput = pipe
        try reader.run()
        // It writes more than a pipe holds, so from its first words on it is at work until all is read.
        var said = pipe.fileHandleForReading.availableData
        #expect(!said.isEmpty)
        try work.write("shop.ndjson", SmallShop.stored)
        let outcome = try work.run("import", "shop.ndjson", "--quiet")
        #expect(outcome.code == 0, "\(outcome.errors)")
        said += try pipe.fileHandleForReading.readToEnd() ?? Data()
        reader.waitUntilExit()
        #expect(reader.terminationStatus == 0)
        #expect(said == before)
        #expect(try work.run("export").bytes == before + Data(SmallShop.stored.utf8))
        #expect(try work.run("info", "--verify").code == 0)
    }
}
