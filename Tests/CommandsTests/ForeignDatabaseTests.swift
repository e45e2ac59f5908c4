import Foundation
import Testing

/// A file in the database's place that is none, what is said of it, and with which code.
struct ForeignFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: Int32
    let said: String
    /// Makes the file from the bytes of a good database.
    let make: @Sendable (Data) -> Data

    private static let notAStore =
        "muster: other.sqlite: this is no Muster database. Give another path with --database, or move the file away.\n"

    static let all = [
        ForeignFile(testDescription: "text", code: 65, said: notAStore) { _ in Data(SmallShop.stored.utf8) },
        ForeignFile(testDescription: "a short text", code: 65, said: notAStore) { _ in Data("To do: milk\n".utf8) },
        ForeignFile(testDescription: "a letter", code: 65, said: notAStore) { _ in Data("x".utf8) },
        ForeignFile(testDescription: "noughts", code: 65, said: notAStore) { _ in Data(repeating: 0, count: 40_000) },
        // SQLite's header has the user_version (the format) at byte 60 and the application_id at byte 68.
        ForeignFile(testDescription: "another program's SQLite database", code: 65, said: notAStore) { whole in
            whole.prefix(68) + [0, 0, 0, 0] + whole.dropFirst(72)
        },
        ForeignFile(
            testDescription: "a database of a later format",
            code: 65,
            said:
                "muster: other.sqlite: written in format 127, and this program knows formats up to 7. Use a newer Muster.\n"
        ) { whole in whole.prefix(60) + [0, 0, 0, 127] + whole.dropFirst(64) },
        ForeignFile(
            testDescription: "a database of an earlier format",
            code: 65,
            said: "muster: other.sqlite: written in format 1, and this program reads formats from 5 on. "
                + "Import its events into a new database.\n"
        ) { whole in whole.prefix(60) + [0, 0, 0, 1] + whole.dropFirst(64) },
    ]
}

struct `A file that is no database of ours` {
    private static let commands = [
        ["info"], ["info", "--verify"], ["export"], ["preview", "did orderCreated"], ["undo", "1", "--yes"],
        ["import", "shop.ndjson"],
    ]

    @Test(arguments: ForeignFile.all)
    func `is named for what it is, and stays as it is`(file: ForeignFile) throws {
        let work = try WorkFolder()
        try work.importShop()
        let bytes = file.make(try work.bytes(of: "muster.sqlite"))
        try work.write("other.sqlite", bytes)
        for command in Self.commands {
            let outcome = try BuiltProgram.run(["--database", "other.sqlite"] + command, in: work.folder)
            #expect(outcome.code == file.code, "\(command)")
            #expect(outcome.errors == file.said, "\(command)")
            #expect(outcome.output.isEmpty)
            #expect(try work.bytes(of: "other.sqlite") == bytes, "\(command)")
        }
        #expect(!work.has("other.sqlite-wal") && !work.has("other.sqlite-shm"))
    }

    @Test func `but a folder is named as one`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("folder/keep", "")
        for command in Self.commands {
            let outcome = try BuiltProgram.run(["--database", "folder"] + command, in: work.folder)
            #expect(outcome.code == 74, "\(command)")
            #expect(outcome.errors == "muster: folder: this is a folder. Name a file in it with --database.\n")
        }
    }

    /// How much of the file is left: a few bytes, half a page, pages, a part of a page.
    @Test(arguments: [1, 511, 512, 16_384, 20_000, 81_920])
    func `because its end is missing, is named as damaged, and stays as it is`(size: Int) throws {
        let work = try WorkFolder()
        try work.importShop()
        let whole = try work.bytes(of: "muster.sqlite")
        try #require(whole.count > size + 16_384)
        try work.write("cut.sqlite", whole.prefix(size))
        for command in Self.commands {
            let outcome = try BuiltProgram.run(["--database", "cut.sqlite"] + command, in: work.folder)
            #expect(outcome.code == 65, "\(command)")
            #expect(
                outcome.errors.hasPrefix("muster: cut.sqlite: the database is damaged (")
                    || (size < 512 && outcome.errors.hasPrefix("muster: cut.sqlite: this is no Muster database.")),
                "\(command): \(outcome.errors)"
            )
            #expect(outcome.output.isEmpty)
            #expect(try work.bytes(of: "cut.sqlite") == whole.prefix(size), "\(command)")
        }
    }

    @Test func `but empty is filled by an import, and nothing else touches it`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.stored)
        try work.write("muster.sqlite", "")
        for command in Self.commands.dropLast() {
            let outcome = try BuiltProgram.run(command, in: work.folder)
            #expect(outcome.code == 64, "\(command)")
            #expect(outcome.errors.hasPrefix("muster: muster.sqlite: there is nothing in this database yet."))
            #expect(try work.bytes(of: "muster.sqlite").isEmpty, "\(command)")
        }
        #expect(try work.run("import", "shop.ndjson").code == 0)
        #expect(try work.run("export").output == SmallShop.stored)
    }
}
