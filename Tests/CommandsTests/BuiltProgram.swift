import Foundation
import Testing

/// The `muster` binary that was built together with these tests, run as a user runs it.
struct BuiltProgram {
    /// What a run of the program came to.
    struct Outcome {
        /// The exit code.
        let code: Int32
        /// The bytes of standard output.
        let bytes: Data
        /// Standard error as text.
        let errors: String

        /// Standard output as text.
        var output: String { String(decoding: bytes, as: UTF8.self) }

        /// The lines of standard output, which end in LF, or in CR LF if it is CSV.
        var lines: [String] {
            output.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropLast().map(String.init)
        }

        /// Standard output read as JSON.
        func json<Value: Decodable>(as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: bytes)
        }
    }

    /// The tests' own program lies in the build folder, and `muster` beside it.
    static let file = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("muster")

    /// The environment of this process without what would choose a database.
    static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key != "MUSTER_DATABASE" }
    }

    /// Runs the program with these words, the bytes on standard input, and both outputs in files.
    ///
    /// Files never fill up as pipes do, so a program that says much cannot be blocked by a test that listens later. The
    /// machine's own `MUSTER_DATABASE` is kept away. `launcher` is a command that sets something up and then becomes the
    /// program with its words, which it is given behind its own.
    static func run(
        _ words: [String],
        in folder: URL,
        input: Data = Data(),
        environment: [String: String] = [:],
        output: FileHandle? = nil,
        launcher: [String] = []
    ) throws -> Outcome {
        try #require(FileManager.default.isExecutableFile(atPath: file.path), "\(file.path) has not been built")
        let streams = folder.appendingPathComponent(".streams")
        try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
        let (inputFile, outputFile, errorFile) = (
            streams.appendingPathComponent("input"), streams.appendingPathComponent("output"),
            streams.appendingPathComponent("errors")
        )
        try input.write(to: inputFile)
        try Data().write(to: outputFile)
        try Data().write(to: errorFile)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = launcher + [file.path] + words
        process.currentDirectoryURL = folder
        process.environment = Self.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try output ?? FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationReason == .exit, "muster \(words) ended by signal \(process.terminationStatus)")
        return Outcome(
            code: process.terminationStatus,
            bytes: try Data(contentsOf: outputFile),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
        )
    }
}
