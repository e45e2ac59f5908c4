internal import Export
internal import Foundation

/// Where an export goes: a file, or standard output.
struct ExportTarget {
    private let file: OutputFile?

    /// Begins a file, or standard output if there is no path.
    init(_ path: String?) throws {
        if let path, Self.isFolder(path) {
            throw UsageFailure(message: "\(path): is a folder; name a file in it")
        }
        file = try path.map { path throws(ExportFailure) in try OutputFile(path) }
    }

    /// Writes bytes, unless the user has asked to stop.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
        try Self.stopIfAsked()
    }

    /// Writes a line's end.
    func endLine() throws {
        try withUnsafeBytes(of: UInt8(ascii: "\n")) { try write($0) }
    }

    /// Lets the file appear.
    func finish() throws { try file?.finish() }

    /// Ends the command if the user has pressed Ctrl-C.
    static func stopIfAsked() throws {
        if Interruption.isRequested { throw Interruption.Failure(message: "stopped; nothing was left half written") }
    }

    /// Whether a path is that of a folder.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
