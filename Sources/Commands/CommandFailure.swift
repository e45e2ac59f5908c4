internal import EventReader
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// The exit codes of the command line's contract.
enum ExitStatus {
    static let attention: Int32 = 1
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let inputOutput: Int32 = 74
    static let interrupted: Int32 = 130
}

/// An error that ends a command with a message for the user and an exit code.
protocol CommandFailure: Error {
    /// What happened, where, and what to do.
    var message: String { get }
    /// One of ``ExitStatus``.
    var exitCode: Int32 { get }
}

/// A wrong use that the argument parser cannot see.
struct UsageFailure: CommandFailure {
    let message: String
    let exitCode = ExitStatus.usage
}

extension StoreError: CommandFailure {
    var message: String { description }

    var exitCode: Int32 {
        switch self {
        case .noSuchFile, .empty, .noSuchImport, .unknownTimeZone, .otherTimeZone: ExitStatus.usage
        case .notAStore, .newerFormat, .olderFormat, .damaged: ExitStatus.badData
        case .isFolder, .refused, .noRoom, .cannotGrow, .held: ExitStatus.inputOutput
        // No command writes beside its own import, so this is a mistake of the program.
        case .unfinishedImport: ExitStatus.inputOutput
        // Nobody stops waiting for another writer but by Ctrl-C.
        case .busy: ExitStatus.interrupted
        }
    }
}

extension EventReadingError: CommandFailure {
    var message: String { description }

    var exitCode: Int32 {
        switch self {
        case .noSuchFile, .nothingFits, .folderWithout, .isFolder: ExitStatus.usage
        case .notUTF8, .brokenGzip, .brokenZstandard: ExitStatus.badData
        case .cannotOpen, .readFailed: ExitStatus.inputOutput
        case .stopped: ExitStatus.interrupted
        }
    }
}

extension SegmentSyntaxError: CommandFailure {
    var message: String { "the segment cannot be read\n" + description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension NoSuchContact: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}

extension SegmentEngineError: CommandFailure {
    var message: String { description }
    var exitCode: Int32 { ExitStatus.usage }
}
