internal import Foundation
internal import Glibc

/// A folder of numbered files with a request each: `events-000001.json` and so on.
package final class RequestFolder {
    private let path: String
    private var isNew = false
    private var written: [String] = []
    private var isFinished = false

    /// Makes the folder if it is not there.
    ///
    /// - Throws: ``ExportFailure``, also if there are such files in it already: they could be taken for these.
    package init(_ path: String) throws(ExportFailure) {
        self.path = path.hasSuffix("/") ? path : path + "/"
        if mkdir(path, 0o700) == 0 {
            isNew = true
        } else if errno != EEXIST {
            throw .system(path)
        }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ExportFailure(path: path, detail: "cannot be written: \(error.localizedDescription)")
        }
        if let old = names.filter(Self.isRequest).min() {
            throw ExportFailure(
                path: path,
                detail: "has requests already, \(old) for one; name another folder, or remove them"
            )
        }
    }

    deinit {
        guard !isFinished else { return }
        for file in written { unlink(file) }
        if isNew { rmdir(path) }
    }

    /// How many files were written.
    package var count: Int { written.count }

    /// Writes the next request.
    ///
    /// - Throws: ``ExportFailure``.
    package func write(_ request: UnsafeRawBufferPointer) throws(ExportFailure) {
        let digits = String(written.count + 1)
        let name = "events-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).json"
        let file = try WholeFile(path + name, readers: .owner)
        try file.write(request)
        try file.finishAsNew()
        written.append(path + name)
    }

    /// Lets the files stay.
    package func finish() { isFinished = true }

    private static func isRequest(_ name: String) -> Bool {
        name.hasPrefix("events-") && name.hasSuffix(".json")
    }
}
