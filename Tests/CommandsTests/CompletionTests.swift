import Foundation
import Testing

struct `Completion` {
    @Test(arguments: ["bash", "zsh", "fish"])
    func `has a script for the shell, which takes it and finds every command in it`(shell: String) throws {
        let work = try WorkFolder()
        let script = try work.run("completion", shell)
        #expect(script.code == 0 && script.errors.isEmpty)
        for (words, _) in try CommandTree.read().everyCommand {
            #expect(script.output.contains(words[words.count - 1]), "\(words)")
        }
        guard let program = Tool.path(of: shell) else { return }
        try work.write("script", script.bytes)
        #expect(try Tool.run(program, ["-n", "script"], in: work.folder) == "")
    }

    @Test func `of another shell is refused`() throws {
        let outcome = try WorkFolder().run("completion", "tcsh")
        #expect(outcome.code == 64 && outcome.errors.contains("'bash', 'zsh' or 'fish'"), "\(outcome.errors)")
    }

    /// The program is asked as the script asks it: which word is to be completed, and all words so far.
    private static func offered(
        _ work: WorkFolder,
        _ command: String,
        _ word: String,
        by shell: String = "bash"
    ) throws -> [String] {
        let words = ["---completion", command, "--", "positional@0", "2", "0", "muster", command, word]
        let outcome = try BuiltProgram.run(words, in: work.folder, environment: ["SAP_SHELL": shell])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    @Test func `offers saved segments, reports and queries, the user's own, and files that hold some`() throws {
        let work = try WorkFolder()
        for file in ["queries/laggards.segment", "queries/late.sql", "sub/x.segment", "lost.segment", "l.sql", "l.csv"]
        {
            try work.write(file, "")
        }
        #expect(try Self.offered(work, "preview", "la") == ["laggards", "lapsed-buyers"])
        #expect(try Self.offered(work, "explain", "lo") == ["lost.segment"])
        #expect(try Self.offered(work, "overlap", "su") == ["sub/"])
        #expect(try Self.offered(work, "diff", "sub/") == ["sub/x.segment"])
        #expect(try Self.offered(work, "sql", "la") == ["lapsed-buyers", "late"])
        #expect(try Self.offered(work, "sql", "l.") == ["l.sql"])
        #expect(try Self.offered(work, "report", "cu") == ["customers"])
        #expect(try Self.offered(work, "preview", "nowhere/") == [])
    }

    @Test(arguments: [("bash", ""), ("zsh", ""), ("fish", "''")])
    func `offers everything where nothing is typed, as each shell hands that over`(shell: String, word: String) throws {
        let work = try WorkFolder()
        try work.write("queries/own.sql", "")
        let offered = try Self.offered(work, "sql", word, by: shell)
        // zsh is given each with room for what it means.
        #expect(offered.contains { $0.hasPrefix("own") } && offered.contains { $0.hasPrefix("revenue-by-month") })
        #expect(try Self.offered(work, "report", word, by: shell).contains { $0.hasPrefix("rfm") })
    }
}

/// A program of the system that a test can do without.
enum Tool {
    /// Where it is; nil if it is not installed.
    static func path(of name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }.first(where: FileManager.default.isExecutableFile)
    }

    /// Runs it and gives what it says on both outputs.
    static func run(_ program: String, _ words: [String], in folder: URL) throws -> String {
        let output = folder.appendingPathComponent(".said")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = words
        process.currentDirectoryURL = folder
        let handle = try FileHandle(forWritingTo: output)
        (process.standardOutput, process.standardError) = (handle, handle)
        try process.run()
        process.waitUntilExit()
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
}
