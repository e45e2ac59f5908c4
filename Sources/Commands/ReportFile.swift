internal import CDispatch
internal import Foundation
internal import Glibc

/// A file that is there whole or not at all, or standard output: bytes go in piece by piece.
///
/// They go into a file of another name in the same folder, which takes the place of the old one at the end. What is no
/// ordinary file, such as a pipe, is written to as it is.
struct ReportFile {
    private let path: String
    private let temporaryPath: String?
    private let descriptor: Int32

    /// Opens a file; standard output if there is no path.
    ///
    /// - Throws: ``UnwritableReport``.
    init(path: String?) throws(UnwritableReport) {
        guard let path else {
            (self.path, temporaryPath, descriptor) = ("", nil, STDOUT_FILENO)
            return
        }
        // A link stays a link: what it leads to is replaced.
        let target = realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
        self.path = target ?? path
        var status = stat()
        let isThere = stat(self.path, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard !isThere || kind == S_IFREG else {
            temporaryPath = nil
            descriptor = kind == S_IFDIR ? -1 : open(self.path, O_WRONLY)
            if kind == S_IFDIR { throw UnwritableReport(path: path, detail: String(cString: strerror(EISDIR))) }
            if descriptor < 0 { throw UnwritableReport(path: path) }
            return
        }
        let temporary = self.path + ".\(getpid()).part"
        temporaryPath = temporary
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isThere ? status.st_mode & 0o777 : 0o666)
        if descriptor < 0 { throw UnwritableReport(path: path) }
    }

    /// Writes all bytes.
    ///
    /// - Throws: ``UnwritableReport``, ``OutputFailure``, and ``Interruption/Failure`` after Ctrl-C.
    func write(_ bytes: [UInt8]) throws {
        if Interruption.isRequested { throw Interruption.Failure(message: "interrupted; no report was written") }
        guard descriptor != STDOUT_FILENO else { return try StandardOutput.write(bytes) }
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while let start = rest.baseAddress, !rest.isEmpty {
                let written = Glibc.write(descriptor, start, rest.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    throw UnwritableReport(path: path)
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: ``UnwritableReport``; then the old file is still there.
    func finish() throws(UnwritableReport) {
        guard descriptor != STDOUT_FILENO else { return }
        guard let temporaryPath else {
            if close(descriptor) != 0 { throw UnwritableReport(path: path) }
            return
        }
        let isWhole = fsync(descriptor) == 0
        let failure = isWhole ? nil : UnwritableReport(path: path)
        let isClosed = close(descriptor) == 0
        guard isWhole, isClosed, rename(temporaryPath, path) == 0 else {
            let failure = failure ?? UnwritableReport(path: path)
            unlink(temporaryPath)
            throw failure
        }
    }

    /// Leaves no trace of what was written.
    func discard() {
        guard descriptor != STDOUT_FILENO else { return }
        close(descriptor)
        if let temporaryPath { unlink(temporaryPath) }
    }
}

/// A report's file cannot be written.
struct UnwritableReport: CommandFailure {
    let path: String
    let detail: String
    let exitCode = ExitStatus.inputOutput

    /// A failure with what the system said last, or another detail.
    init(path: String, detail: String = String(cString: strerror(errno))) {
        self.path = path
        self.detail = detail
    }

    var message: String {
        "\(path): the report cannot be written: \(detail). Check the folder, who may write there, and the room on the disk"
    }
}
