import Foundation
import Glibc
import Testing

/// The `muster` binary at work: the test gives it bytes through a pipe and can kill it in between.
final class RunningProgram {
    private let process = Process()
    private let input: FileHandle
    private let errors: FileHandle

    /// Starts the program in a folder; a launcher is a command that sets something up and then becomes the program.
    init(_ words: [String], in folder: URL, launcher: [String] = []) throws {
        // Writing to a program that has ended is an error to be seen, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        let (read, write) = try Self.pipe()
        let (said, saying) = try Self.pipe()
        (input, errors) = (write, said)
        // A process inherits what its parent's thread blocks, and those of the tests block Ctrl-C and SIGTERM.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["--default-signal=INT,TERM"] + launcher + [BuiltProgram.file.path] + words
        process.currentDirectoryURL = folder
        process.environment = BuiltProgram.environment
        process.standardInput = read
        process.standardOutput = FileHandle.nullDevice
        process.standardError = saying
        try process.run()
        try read.close()
        try saying.close()
    }

    /// A pipe whose ends no other program inherits that a test starts meanwhile: it would hold them open.
    private static func pipe() throws -> (reading: FileHandle, writing: FileHandle) {
        let pipe = Pipe()
        for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            try #require(fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0)
        }
        return (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    }

    deinit {
        if process.isRunning { kill(SIGKILL) }
    }

    /// The number of the process.
    var number: Int32 { process.processIdentifier }

    /// Whether it has come to its end.
    var hasEnded: Bool { !process.isRunning }

    /// Writes all bytes to standard input: when it returns, the program has read all but what a pipe holds.
    func give(_ bytes: Data) throws {
        try input.write(contentsOf: bytes)
    }

    /// How many bytes of standard input the program has not read yet.
    var waitingInput: Int32 {
        var count: Int32 = 0
        return ioctl(input.fileDescriptor, UInt(FIONREAD), &count) == 0 ? count : 0
    }

    /// Ends standard input.
    func endInput() throws {
        try input.close()
    }

    /// How much processor time the program has taken, in hundredths of a second.
    func processorTicks() throws -> Int {
        let line = try String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
        // Behind the program's name in brackets stand its state and then numbers, user and system time the 12th and 13th.
        let fields = line.split(separator: ")").last.map { $0.split(separator: " ") } ?? []
        return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    }

    /// Waits for the next words on standard error.
    func nextErrors() -> String {
        String(decoding: errors.availableData, as: UTF8.self)
    }

    /// Sends a signal.
    func kill(_ signal: Int32) {
        Glibc.kill(process.processIdentifier, signal)
    }

    /// Kills the program, and waits until it is gone.
    func killAtOnce() {
        kill(SIGKILL)
        process.waitUntilExit()
    }

    /// Ends standard input, waits for the program's end and gives its exit code and what else it said.
    func finish() throws -> (code: Int32, errors: String) {
        try? input.close()
        let said = errors.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationReason == .exit, "ended by signal \(process.terminationStatus)")
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
