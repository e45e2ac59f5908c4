internal import Foundation
internal import Glibc

/// What the file system says of a store's file before SQLite is asked.
///
/// The file is not opened for that: closing it again would end the locks that this process has on it.
package enum StoreFileAccess {
    /// The least size of an SQLite database; a smaller file SQLite takes for an empty one, and fills.
    private static let leastSize = 512

    /// Whether there is a file.
    ///
    /// - Throws: ``StoreError`` if it is a folder, may not be read, or is too small for a database and not empty.
    static func check(_ path: String) throws(StoreError) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            throw StoreError.refused(path: path, detail: "cannot be opened: \(String(cString: strerror(errno)))")
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw StoreError.isFolder(path: path) }
        guard access(path, R_OK) == 0 else {
            throw StoreError.refused(path: path, detail: "cannot be opened: \(String(cString: strerror(errno)))")
        }
        if (1..<leastSize).contains(Int(status.st_size)) { throw StoreError.notAStore(path: path) }
        return true
    }

    /// The name under which SQLite opens the file at a path.
    ///
    /// It would keep `:memory:` in memory, and take `file:shop.sqlite` for the address of another file.
    package static func name(of path: String) -> String {
        path.hasPrefix(":") || path.hasPrefix("file:") ? "./" + path : path
    }

    /// The name under which SQLite reads a file that nobody can be writing, without making side files; nil for others.
    ///
    /// It is for a database on a read-only disk or in a read-only folder, where side files cannot be made, and for a file that is
    /// write-protected: its side files would be so, too, and be in the way when the protection goes. A log beside it holds
    /// commits, so then it has to be read in the ordinary way.
    package static func immutableName(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        let file = String(cString: resolved)
        let folder = file.prefix(upTo: file.lastIndex(of: "/") ?? file.startIndex)
        guard access(folder.isEmpty ? "/" : String(folder), W_OK) != 0 || isWriteProtected(file),
            access(file + "-wal", F_OK) != 0
        else { return nil }
        return URL(fileURLWithPath: file).absoluteString + "?immutable=1"
    }

    /// Whether neither this user nor another may write a file.
    private static func isWriteProtected(_ file: String) -> Bool {
        var status = stat()
        return access(file, W_OK) != 0 && stat(file, &status) == 0
            && status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) == 0
    }
}
