internal import Glibc

/// Why a file could not be written: which file, what is wrong, and what to do.
package struct ExportFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder, as its path was given.
    package let path: String
    /// What is wrong and what to do.
    package let detail: String
    /// Whether what was to be written contradicts itself, so that nothing is wrong with the file.
    let isContradiction: Bool

    /// Makes a failure.
    package init(path: String, detail: String) {
        self.init(path: path, detail: detail, isContradiction: false)
    }

    init(path: String, detail: String, isContradiction: Bool) {
        self.path = path
        self.detail = detail
        self.isContradiction = isContradiction
    }

    /// What is wrong and what to do, in one line for the user.
    package var description: String { "\(path): \(detail)" }

    /// Makes the failure that an error of the system is.
    init(path: String, code: Int32) {
        let advice = "check the folder, who may write there, and the room on the disk"
        self.init(path: path, detail: "cannot be written: \(String(cString: strerror(code))); \(advice)")
    }

    /// The system's error of this moment.
    static func system(_ path: String) -> ExportFailure { ExportFailure(path: path, code: errno) }
}
