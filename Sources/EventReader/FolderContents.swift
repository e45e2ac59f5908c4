import Foundation
import Glibc

/// What stands in folders, as far as reading events asks.
enum FolderContents {
    /// What a path leads to.
    enum Kind {
        case missing, file, folder, linkToFolder
        /// A pipe, a device or a socket.
        case other
    }

    /// What a path leads to; links to files count as files.
    static func kind(of path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR:
            var own = stat()
            return lstat(path, &own) == 0 && own.st_mode & S_IFMT == S_IFLNK ? .linkToFolder : .folder
        default: return .other
        }
    }

    /// The names in a folder, in the order of their bytes; the empty path is the working folder.
    static func names(in folder: String) throws(EventReadingError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            throw .cannotOpen(folder, reason: error.localizedDescription)
        }
    }

    /// What tells one file from every other, whatever path leads to it.
    struct Identity: Hashable {
        private let device: UInt
        private let file: UInt

        /// Nil if nothing is there.
        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt(status.st_dev)
            file = UInt(status.st_ino)
        }
    }
}
