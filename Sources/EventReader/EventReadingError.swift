/// Why events can't be read: which file, what is wrong, and what to do.
package enum EventReadingError: Error, Hashable, Sendable {
    /// No file or folder has this path.
    case noSuchFile(String)
    /// No file or folder fits this pattern.
    case nothingFits(String)
    /// The folder and the folders in it have no file with an ending that this kind of files comes in.
    case folderWithout(FileKind, String)
    /// The path is a folder where a file is needed.
    case isFolder(String)
    /// The file or folder can't be opened; the reason is the system's.
    case cannotOpen(String, reason: String)
    /// The text is in an encoding other than UTF-8.
    case notUTF8(String, encoding: String)
    /// The packed data is damaged or ends too early, at this offset in the file.
    case brokenGzip(String, byte: Int, reason: String)
    /// The same of data that Zstandard packed.
    case brokenZstandard(String, byte: Int, reason: String)
    /// The system could not read on at this offset in the file; the reason is its own.
    case readFailed(String, byte: Int, reason: String)
    /// Waiting for more of a terminal or a pipe was asked to stop.
    case stopped(String)
}

extension EventReadingError: CustomStringConvertible {
    /// What is wrong and what to do, in one line for the user.
    package var description: String {
        switch self {
        case .noSuchFile(let file):
            "\(file): no such file or folder; check the path, and the folder that you are in"
        case .nothingFits(let file):
            "\(file): no file or folder fits this pattern; * and ? stand for characters of a name, ** for folders"
        case .folderWithout(let kind, let file):
            "\(file): the folder has no \(kind.name); files must end in \(kind.wantedEndings)"
        case .isFolder(let file):
            "\(file): is a folder; name a file in it"
        case .cannotOpen(let file, let reason):
            "\(file): cannot be opened (\(reason)); check who may read it"
        case .notUTF8(let file, let encoding):
            "\(file): is \(encoding) text, and JSON must be UTF-8; "
                + "convert it with: iconv -f \(encoding) -t UTF-8 FILE > NEW-FILE"
        case .brokenGzip(let file, let byte, let reason):
            "\(file): the gzip data is broken at byte \(byte) (\(reason)); copy or download the file again"
        case .brokenZstandard(let file, let byte, let reason):
            "\(file): the zstd data is broken at byte \(byte) (\(reason)); copy or download the file again"
        case .readFailed(let file, let byte, let reason):
            "\(file): cannot be read on from byte \(byte) (\(reason)); check the disk and try again"
        case .stopped(let file):
            "stopped before \(file) came to its end"
        }
    }
}
