import Foundation
import Glibc
import Testing

struct `A command that only asks` {
    @Test func `ends at the first Ctrl-C`() throws {
        let work = try WorkFolder()
        let name = String(repeating: "x", count: 100)
        let lines = (0..<3_000).map { number in
            #"{"eventTypeKey":"visit","occurred":"2024-01-01","params":[{"name":"contactId","value":"\#(name)\#(number)"}]}"#
        }
        try work.run("import", "-", input: Data(lines.joined(separator: "\n").utf8))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["--default-signal=INT", BuiltProgram.file.path, "preview", "did visit", "--format", "csv"]
        process.currentDirectoryURL = work.folder
        process.environment = BuiltProgram.environment
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Nobody reads on, so that the program waits in the middle of its result, which no pipe holds.
        _ = try output.fileHandleForReading.read(upToCount: 1)
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    }
}
