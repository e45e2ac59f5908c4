import Foundation
import Testing

/// A store that cannot grow: by a limit on the size of files, which stands for a full disk everywhere, and on a disk that
/// is really full where such a one can be made.
struct `A disk without room` {
    /// Kilobytes that no file may exceed; the database of the small shop has about 300.
    @Test(arguments: [1, 360, 420])
    func `ends an import with code 74 and costs nothing that was in the database`(kilobytes: Int) throws {
        let work = try WorkFolder()
        try work.importShop()
        let export = try work.run("export").bytes
        try work.write("events.ndjson", try work.run("sample", "--orders", "2000", "--seed", "5").bytes)
        let outcome = try work.run(
            "import",
            "events.ndjson",
            "--quiet",
            launcher: ["bash", "-c", "ulimit -f \(kilobytes); exec \"$0\" \"$@\""]
        )
        #expect(outcome.code == 74)
        #expect(
            outcome.errors == "muster: muster.sqlite: it cannot be written any further. What was committed is kept; "
                + "check the room on the disk and the limit on the size of files (ulimit -f), and run the same command again.\n"
        )
        let verified = try work.run("info", "--verify")
        #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
        #expect(try work.run("export").bytes.starts(with: export))

        // With room, the same command completes it.
        let again = try work.run("import", "events.ndjson", "--quiet", "--format", "json")
        #expect(again.code == 0, "\(again.errors)")
        let whole = try WorkFolder()
        try whole.importShop()
        try whole.write("events.ndjson", try work.bytes(of: "events.ndjson"))
        try whole.run("import", "events.ndjson", "--quiet")
        #expect(try work.run("export").bytes == whole.run("export").bytes)
    }

    @Test(.enabled(if: OwnMounts.arePossible, "this system gives nobody file systems of their own"))
    func `that is really full is told as that`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let export = try work.run("export").bytes
        try work.write("events.ndjson", try work.run("sample", "--orders", "2000", "--seed", "5").bytes)
        let outcome = try work.run(
            "--database",
            "disk/muster.sqlite",
            "import",
            "events.ndjson",
            "--quiet",
            launcher: OwnMounts.launcher(
                "mkdir disk && mount -t tmpfs -o size=500k none disk && cp muster.sqlite disk",
                after: "cp -r disk after"
            )
        )
        #expect(outcome.code == 74)
        #expect(
            outcome.errors == "muster: disk/muster.sqlite: the disk is full. "
                + "What was committed is kept; make room and run the same command again.\n"
        )
        #expect(try work.run("--database", "after/muster.sqlite", "info", "--verify").code == 0)
        #expect(try work.run("--database", "after/muster.sqlite", "export").bytes.starts(with: export))
    }

    @Test func `ends what writes results with code 74`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let outcome = try work.run("export", output: full)
        #expect(outcome.code == 74)
        #expect(outcome.errors == "muster: standard output cannot be written: No space left on device\n")
    }
}

/// File systems of a test's own, which go with the process that made them.
enum OwnMounts {
    /// Whether a process here may have mounts that nobody else sees; containers often forbid it.
    static let arePossible: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = unshare + ["sh", "-c", "mount -t tmpfs -o size=1m none /tmp"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static let unshare = ["unshare", "--user", "--map-root-user", "--mount"]

    /// A launcher that runs shell commands before and after the program, in a name space where it may mount.
    static func launcher(_ before: String, after: String = "true") -> [String] {
        unshare + ["sh", "-c", "\(before) || exit 99; \"$0\" \"$@\"; code=$?; \(after); exit $code"]
    }
}
