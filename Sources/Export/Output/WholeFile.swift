internal import Foundation
internal import Glibc

/// A file that is there whole or not at all: it is written under another name beside its own, which it takes at the end.
///
/// Until then the file that was there stays as it is, and what is never finished leaves nothing behind. A link stays a link;
/// what it leads to is replaced. What is no ordinary file, such as a pipe, takes the bytes as they come.
package final class WholeFile {
    /// Who may read a file that was not there before.
    package enum Readers: Sendable {
        /// Nobody but its owner, since it holds personal data; so be it also where an older file was open to others.
        case owner
        /// Whoever the user's own settings let; a file that was there keeps its rights.
        case usual
    }

    /// The name that it will have, as it was given.
    package let path: String
    /// The name that it has while it is written.
    package let unfinishedPath: String
    private let target: String
    private let descriptor: Int32
    private let isOrdinary: Bool
    private var isFinished = false

    /// Begins a file.
    ///
    /// - Throws: ``ExportFailure``.
    package init(_ path: String, readers: Readers) throws(ExportFailure) {
        self.path = path
        let resolved = realpath(path, nil)
        target = resolved.map { String(cString: $0) } ?? path
        free(resolved)
        var status = stat()
        let isThere = stat(target, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard !isThere || kind != S_IFDIR else { throw ExportFailure(path: path, code: EISDIR) }
        isOrdinary = !isThere || kind == S_IFREG
        guard isOrdinary else {
            unfinishedPath = target
            descriptor = open(target, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .system(path) }
            return
        }
        // A slip of the hand would cost a database, or the account of what was sent.
        guard !isThere || !Self.isDatabase(target) else {
            throw ExportFailure(path: path, detail: "is a database, and is not written over; name another file")
        }
        let url = URL(fileURLWithPath: target)
        unfinishedPath =
            url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent).\(getpid()).part").path
        let mode: mode_t = readers == .owner ? 0o600 : isThere ? status.st_mode & 0o777 : 0o666
        // What a program of the same number has left when it was killed is in the way.
        unlink(unfinishedPath)
        descriptor = open(unfinishedPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system(path) }
    }

    deinit {
        close(descriptor)
        if !isFinished, isOrdinary { unlink(unfinishedPath) }
    }

    /// Writes bytes at the end.
    ///
    /// - Throws: ``ExportFailure``.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(ExportFailure) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = Glibc.write(descriptor, start, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw .system(path)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Writes bytes at the end.
    ///
    /// - Throws: ``ExportFailure``.
    package func write(_ bytes: [UInt8]) throws(ExportFailure) {
        // Array.withUnsafeBytes has no typed throws, so the failure leaves it as a value.
        let failure = bytes.withUnsafeBytes { bytes -> ExportFailure? in
            do throws(ExportFailure) {
                try write(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Gives the file its name, in the place of what has it.
    ///
    /// - Throws: ``ExportFailure``; then what was there before still is.
    package func finish() throws(ExportFailure) {
        guard isOrdinary else {
            isFinished = true
            return
        }
        guard fsync(descriptor) == 0, rename(unfinishedPath, target) == 0 else { throw .system(path) }
        isFinished = true
    }

    /// Gives the file its name only if nothing has it.
    ///
    /// - Throws: ``ExportFailure``.
    package func finishAsNew() throws(ExportFailure) {
        guard fsync(descriptor) == 0 else { throw .system(path) }
        // A link is refused if the name is taken, in one step; a rename is not.
        if link(unfinishedPath, path) == 0 {
            unlink(unfinishedPath)
        } else if errno == EEXIST {
            throw Self.exists(path)
        } else {
            // Some file systems have no links.
            guard access(path, F_OK) != 0 else { throw Self.exists(path) }
            guard rename(unfinishedPath, path) == 0 else { throw .system(path) }
        }
        isFinished = true
    }

    /// Writes a text as a file.
    ///
    /// - Throws: ``ExportFailure``.
    package static func write(_ text: String, to path: String) throws(ExportFailure) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes bytes as a whole file.
    ///
    /// - Throws: ``ExportFailure``.
    package static func write(_ bytes: [UInt8], to path: String) throws(ExportFailure) {
        let file = try WholeFile(path, readers: .usual)
        try file.write(bytes)
        try file.finish()
    }

    /// Whether a file begins as every SQLite file does.
    private static func isDatabase(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let beginning = Array("SQLite format 3\0".utf8)
        var bytes = [UInt8](repeating: 0, count: beginning.count)
        return read(descriptor, &bytes, bytes.count) == bytes.count && bytes == beginning
    }

    /// Whether something has a name already.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The refusal to write over something.
    static func exists(_ path: String) -> ExportFailure {
        ExportFailure(path: path, detail: "is there already, and is not written over; name another file, or remove it")
    }
}
