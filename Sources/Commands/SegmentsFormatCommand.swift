internal import ArgumentParser
internal import Export
internal import Foundation
internal import SegmentLanguage

/// The command `muster segments format`.
struct SegmentsFormatCommand: ParsableCommand {
    /// The two forms of a segment.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case segment
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Print segments in the one canonical form, or in the JSON form that programs build.",
        discussion: """
            Comments stay, at the top of the text. A form longer than 100 characters is laid out on lines. --write puts the \
            result back into the files, --check changes nothing and exits with 1 if a file has another form. A file that \
            ends in .segment.json is in the JSON form; --from says so for standard input (-).

            Examples:
              muster segments format vip.segment
              muster segments format queries/*.segment --write
              muster segments format 'did orderCreated in last 7 days' --to json
            """
    )

    @Argument(help: "Files, folders, saved names, expressions, or - for standard input.", completion: .segments)
    var segments: [String]

    @Flag(help: "Change nothing; name the files that have another form, and exit with 1 if there are any.")
    var check = false

    @Flag(help: "Write the result back into the files.")
    var write = false

    @Option(help: ArgumentHelp("The form of standard input: segment or json.", valueName: "form"))
    var from = Form.segment

    @Option(help: ArgumentHelp("The form to print: segment or json (default: that of the input).", valueName: "form"))
    var to: Form?

    func validate() throws {
        if check, write { throw ValidationError("choose one of --check and --write") }
        if write || check, to != nil { throw ValidationError("--to prints; leave --check and --write out") }
        if segments.isEmpty { throw ValidationError("say what to format: files, folders, names or an expression") }
    }

    func run() throws {
        var (hasOther, isWrong) = (false, false)
        for segment in try segments.flatMap(texts) {
            do {
                if try !take(segment) { hasOther = true }
            } catch let error as BadSegment {
                StandardError.write("muster: \(error.message)\n")
                isWrong = true
            }
        }
        if isWrong { throw ExitCode(ExitStatus.badData) }
        if check, hasOther { throw ExitCode(ExitStatus.attention) }
    }

    /// Prints, checks or writes one segment; false if it had another form.
    private func take(_ segment: SegmentText) throws -> Bool {
        let form = try formatted(segment)
        guard check || write else {
            try StandardOutput.write(form)
            return true
        }
        guard let path = segment.path else {
            throw UsageFailure(message: "\(segment.place): --check and --write take files")
        }
        guard form != segment.source else { return true }
        try StandardOutput.write(path + "\n")
        if write { try WholeFile.write(form, to: path) }
        return false
    }

    private func texts(_ argument: String) throws -> [SegmentText] {
        guard argument == "-" else { return try SavedSegments.all(in: argument) }
        let bytes = Interruption.endingAtOnce { FileHandle.standardInput.readDataToEndOfFile() }
        let input = String(decoding: bytes, as: UTF8.self)
        return [from == .json ? SegmentText(json: input, name: nil, path: nil) : SegmentText(name: nil, text: input)]
    }

    private func formatted(_ segment: SegmentText) throws -> String {
        if let fault = segment.fault { throw BadSegment(message: "\(segment.place): \(fault)") }
        do throws(SegmentSyntaxError) {
            switch to ?? (segment.isJSON ? .json : .segment) {
            case .segment: return try formatFile(segment.text)
            case .json: return SegmentText.jsonText(try parseSegment(segment.text))
            }
        } catch {
            let blocks = error.diagnostics.map { $0.render(in: error.text, file: segment.place, severity: "error") }
            throw BadSegment(message: "a segment cannot be read\n" + blocks.joined(separator: "\n\n"))
        }
    }
}

/// A segment that is none.
struct BadSegment: CommandFailure {
    let message: String
    let exitCode = ExitStatus.badData
}
