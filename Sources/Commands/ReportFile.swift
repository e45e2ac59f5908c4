internal import Export

/// Where a report goes: a file that is there whole or not at all, or standard output.
struct ReportFile {
    private let file: WholeFile?

    /// Opens a file; standard output if there is no path.
    init(path: String?) throws(ExportFailure) {
        file = try path.map { path throws(ExportFailure) in try WholeFile(path, readers: .usual) }
    }

    /// Writes all bytes.
    ///
    /// - Throws: `ExportFailure`, ``OutputFailure``, and ``Interruption/Failure`` after Ctrl-C.
    func write(_ bytes: [UInt8]) throws {
        if Interruption.isRequested { throw Interruption.Failure(message: "interrupted; no report was written") }
        if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
    }

    /// Puts the file in its place.
    func finish() throws(ExportFailure) { try file?.finish() }
}
