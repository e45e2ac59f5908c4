internal import ArgumentParser
internal import EventModel
internal import Export
internal import Foundation
internal import Glibc
internal import Sandbox
internal import SegmentEngine

/// The command `muster sandbox`.
struct SandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Stand in for the vendor on this machine, so that a push can be rehearsed.",
        discussion: """
            Answers requests as the vendor's interface documents it, on 127.0.0.1 alone, and goes wrong on request. The address \
            is printed on standard output, and what happens to each request on standard error. It keeps what it took in \
            memory, about as many bytes as the events have, until Ctrl-C stops it.
            GET /sandbox/state tells what has happened, /sandbox/events and /sandbox/contacts what is kept; these want the \
            key as well.

            Examples:
              muster sandbox --port 8080
              muster sandbox --port 0 --ready-file address --journal taken.ndjson
              muster sandbox --fail-rate 0.2 --seed 7 --faults 500,500-after,cut-after
              curl --user :sandbox http://127.0.0.1:8080/sandbox/state
            """
    )

    @ParentCommand var muster: Muster

    @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "n"))
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "A file with the API key (default: $MUSTER_SANDBOX_KEY, else the key is \"sandbox\").",
            valueName: "file"
        ),
        completion: .file()
    )
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            "Append every event that is taken to this file before the reply (NDJSON).",
            valueName: "file"
        ),
        completion: .file()
    )
    var journal: String?

    @Option(
        help: ArgumentHelp("Write the address into this file once requests are answered.", valueName: "file"),
        completion: .file()
    )
    var readyFile: String?

    @OptionGroup(title: "The account") var account: SandboxAccountOptions
    @OptionGroup(title: "What goes wrong") var faults: SandboxFaultOptions

    @Flag(help: "Say nothing of single requests.")
    var quiet = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be between 0 and 65535") }
    }

    func run() throws {
        let key = try key()
        let rules = try account.rules(key: key.value)
        let server = SandboxServer(
            VendorAccount(rules: rules, plan: faults.plan, retryAfter: faults.retryAfter),
            manner: faults.manner,
            journal: try journal.map(Journal.init),
            asOf: try account.asOf.map { try OrderOptions.asOf($0, zone: rules.zone).moment },
            isQuiet: quiet
        )
        let (port, readyFile) = (port, readyFile)
        // Whoever waits for the file must not read the address of an earlier run.
        if let readyFile { try? FileManager.default.removeItem(atPath: readyFile) }
        try AsynchronousWork.run {
            try await server.run(port: port) { address in
                if let readyFile { try WholeFile.write(address + "\n", to: readyFile) }
                try StandardOutput.write(address + "\n")
                StandardError.write(
                    "muster: a sandbox, not Yespo: nothing leaves this machine. \(key.hint) Ctrl-C stops it.\n"
                )
            }
        }
        if let readyFile { try? FileManager.default.removeItem(atPath: readyFile) }
    }

    /// The API key, and what may be said of it.
    private func key() throws -> (value: String, hint: String) {
        if let keyFile {
            guard let text = try? String(contentsOfFile: keyFile, encoding: .utf8) else {
                throw UsageFailure(message: "\(keyFile): the key cannot be read; check the path and who may read it")
            }
            let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !key.isEmpty else {
                throw UsageFailure(message: "\(keyFile): the file is empty; write the key into it")
            }
            return (key, "The key is that of \(keyFile).")
        }
        if let variable = getenv("MUSTER_SANDBOX_KEY"), variable.pointee != 0 {
            return (String(cString: variable), "The key is that of MUSTER_SANDBOX_KEY.")
        }
        return ("sandbox", "The key is \"sandbox\".")
    }
}

extension SandboxError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.inputOutput }
}
