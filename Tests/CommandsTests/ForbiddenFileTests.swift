import Foundation
import Testing

struct `Files that may not be written` {
    @Test(.enabled(if: OrdinaryRights.areThere, OrdinaryRights.reason))
    func `in a read-only folder no database is made, and the message names it`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", SmallShop.stored)
        try work.write("folder/keep", "")
        try work.protect("folder", 0o500)
        defer { work.unprotect("folder") }
        let outcome = try work.run(
            "--database",
            "folder/new.sqlite",
            "import",
            "shop.ndjson",
            launcher: OrdinaryRights.launcher
        )
        #expect(outcome.code == 74)
        #expect(
            outcome.errors == "muster: folder/new.sqlite: cannot be opened for writing: Permission denied. "
                + "Check that you may read and write the file and its folder, or give another path with --database.\n"
        )
        #expect(!work.has("folder/new.sqlite"))
    }

    /// The modes of the folder and of the database in it.
    @Test(
        .enabled(if: OrdinaryRights.areThere, OrdinaryRights.reason),
        arguments: [(0o700, 0o400), (0o500, 0o600), (0o500, 0o400)]
    )
    func `can be asked, and an import leaves them as they are`(folder: Int, file: Int) throws {
        let work = try WorkFolder()
        try work.write("folder/keep", "")
        try work.importShop(into: "folder/shop.sqlite")
        let bytes = try work.bytes(of: "folder/shop.sqlite")
        let export = try work.run("--database", "folder/shop.sqlite", "export").bytes
        try work.protect("folder/shop.sqlite", file)
        try work.protect("folder", folder)
        defer { work.unprotect("folder", "folder/shop.sqlite") }
        func run(_ words: String...) throws -> BuiltProgram.Outcome {
            try BuiltProgram.run(
                ["--database", "folder/shop.sqlite"] + words,
                in: work.folder,
                launcher: OrdinaryRights.launcher
            )
        }
        for writing in [["import", "shop.ndjson"], ["undo", "1", "--yes"]] {
            let outcome = try BuiltProgram.run(
                ["--database", "folder/shop.sqlite"] + writing,
                in: work.folder,
                launcher: OrdinaryRights.launcher
            )
            #expect(outcome.code == 74, "\(writing)")
            #expect(outcome.errors.hasPrefix("muster: folder/shop.sqlite: "), "\(outcome.errors)")
            #expect(outcome.errors.contains("Check that you may read and write the file and its folder"))
            #expect(outcome.output.isEmpty)
        }
        let exported = try run("export")
        #expect(exported.code == 0 && exported.bytes == export, "\(exported.errors)")
        #expect(try run("info", "--verify").code == 0)
        #expect(try run("preview", "order count >= 1", "--as-of", "2024-12-31").lines.count == 3)
        #expect(try work.bytes(of: "folder/shop.sqlite") == bytes)
        // No side file is left that would be in the way of an import when the protection is gone.
        work.unprotect("folder", "folder/shop.sqlite")
        let files = try FileManager.default.contentsOfDirectory(atPath: work.path(of: "folder"))
        #expect(files.sorted() == ["keep", "shop.sqlite"])
        #expect(try run("import", "shop.ndjson").code == 65)
    }

    @Test(.enabled(if: OrdinaryRights.areThere, OrdinaryRights.reason))
    func `nor read, are told from those that are not there`() throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.protect("muster.sqlite", 0)
        defer { work.unprotect("muster.sqlite") }
        for words in [["info"], ["export"], ["import", "shop.ndjson"]] {
            let outcome = try BuiltProgram.run(words, in: work.folder, launcher: OrdinaryRights.launcher)
            #expect(outcome.code == 74)
            #expect(outcome.errors.hasPrefix("muster: muster.sqlite: "), "\(outcome.errors)")
            #expect(outcome.errors.contains("Permission denied"), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test(.enabled(if: OwnMounts.arePossible, "this system gives nobody file systems of their own"))
    func `on a read-only disk can be asked, and an import says that it is one`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let mount = "mkdir -p disk && mount -t tmpfs none disk && cp muster.sqlite disk && mount -o remount,ro disk"
        func run(_ words: String...) throws -> BuiltProgram.Outcome {
            try BuiltProgram.run(
                ["--database", "disk/muster.sqlite"] + words,
                in: work.folder,
                launcher: OwnMounts.launcher(mount)
            )
        }
        #expect(try run("export").bytes == work.run("export").bytes)
        let outcome = try run("import", "shop.ndjson")
        #expect(outcome.code == 74)
        #expect(
            outcome.errors.hasPrefix(
                "muster: disk/muster.sqlite: cannot be opened for writing: Read-only file system. Check that you may"
            )
        )
    }
}

/// The rights of somebody who is not root: modes of files hold for the program even when root runs the tests.
enum OrdinaryRights {
    static let reason: Comment = "root cannot do without its special rights here"

    /// A launcher that takes the right to pass over modes from root, and changes nothing for others.
    static let launcher: [String] =
        geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

    /// Whether modes of files hold for a program that is launched so.
    static let areThere: Bool = {
        guard let work = try? WorkFolder(), (try? work.write("secret", "")) != nil,
            (try? work.protect("secret", 0)) != nil
        else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = launcher + ["sh", "-c", "test ! -r secret"]
        process.currentDirectoryURL = work.folder
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}

extension WorkFolder {
    /// Sets the mode of a file or folder.
    func protect(_ name: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(of: name))
    }

    /// Lets files be removed again.
    func unprotect(_ names: String...) {
        for name in names { try? protect(name, 0o700) }
    }
}
