internal import Conversion
internal import DelimitedText
internal import EventReader
internal import Export
internal import Foundation

/// Where the command `convert` puts events and rejected rows, and what it tells the user in between.
final class ConvertedFiles: ConversionOutput {
    /// The formats of the files, in their order.
    private(set) var formats: [(file: String, format: DelimitedFormat)] = []
    /// Where rejected rows are kept.
    let rejectedPath: String

    private let output: String?
    private let isQuiet: Bool
    private let isRejectedPathGiven: Bool
    private var events: WholeFile?
    private var rejections: RejectedRows?
    private var shown = 0
    private var progress: ProgressReport?

    private static let mostShown = 10

    init(output: String?, rejected: String?, isQuiet: Bool) {
        self.output = output
        self.isQuiet = isQuiet
        isRejectedPathGiven = rejected != nil
        rejectedPath = rejected ?? (output ?? "convert") + FileKind.rejectedRowsEnding
    }

    /// Makes sure that nothing that is read would be overwritten.
    func check(_ sources: [EventSource], map: String) throws {
        try OverwrittenInput.refuse(reading: sources, [map], writing: [output, rejectedPath])
        func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        if let output, resolved(output) == resolved(rejectedPath) {
            throw UsageFailure(message: "\(output): cannot hold both events and rejected rows; name another file")
        }
    }

    func write(events bytes: UnsafeRawBufferPointer) throws {
        guard let output else { return try StandardOutput.write(bytes) }
        let file = try events ?? WholeFile(output, readers: .owner)
        events = file
        try file.write(bytes)
    }

    func keep(_ rejection: RowRejection, of file: String) throws {
        if rejections == nil { rejections = try RejectedRows(rejectedPath) }
        try rejections?.keep(rejection, of: file)
        shown += 1
        guard shown <= Self.mostShown else {
            if shown == Self.mostShown + 1 { StandardError.write("...\n") }
            return
        }
        progress?.finish()
        StandardError.write("\(file): line \(rejection.line), byte \(rejection.byte): \(rejection.reason)\n")
    }

    func begin(_ file: String, _ format: DelimitedFormat) {
        progress?.finish()
        progress = ProgressReport(title: file, isShown: !isQuiet)
        formats.append((file, format))
        if !isQuiet { StandardError.write("\(file): \(format)\n") }
        StandardError.write(hints: format.doubts.map { "\(file): \($0)" })
    }

    func goOn(_ file: String, done: Int, of total: Int?) -> Bool {
        progress?.update(done: done, of: total)
        return !Interruption.isRequested
    }

    /// Puts the files in their places.
    func finish() throws {
        progress?.finish()
        if rejections != nil {
            try rejections?.finish()
        } else if !isRejectedPathGiven, output != nil, FileManager.default.fileExists(atPath: rejectedPath) {
            // What an earlier run rejected would else stand beside an output that has it all.
            try FileManager.default.removeItem(atPath: rejectedPath)
        }
        try events?.finish()
    }
}
