internal import Glibc

/// The temporary file for what memory does not hold cannot be written or read.
package struct SpillError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system's number of the reason.
    let code: Int32

    /// What is wrong and what to do, in one line for the user.
    package var description: String {
        "the temporary file for orders that memory does not hold failed (\(String(cString: strerror(code)))); "
            + "make room in the folder for temporary files, or name another one in TMPDIR"
    }
}
