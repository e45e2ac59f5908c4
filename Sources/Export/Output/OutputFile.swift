internal import Glibc

/// A file of exported events, packed as its name asks: `.gz` by gzip, `.zst` by Zstandard, any other not at all.
package final class OutputFile {
    private let file: WholeFile
    private var packing: (any Packing)?

    /// Begins a file; it takes its name, from another file if there is one, when it is whole.
    ///
    /// - Throws: ``ExportFailure``.
    package init(_ path: String) throws(ExportFailure) {
        file = try WholeFile(path, readers: .owner)
        let name = path.lowercased()
        packing = name.hasSuffix(".gz") ? GzipPacking() : name.hasSuffix(".zst") ? ZstandardPacking() : nil
    }

    /// Writes bytes at the end.
    ///
    /// - Throws: ``ExportFailure``.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(ExportFailure) {
        guard let packing else { return try file.write(bytes) }
        try write(packing.pack(bytes, isLast: false))
    }

    /// Ends the file and gives it its name.
    ///
    /// - Throws: ``ExportFailure``.
    package func finish() throws(ExportFailure) {
        if let packing { try write(packing.pack(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)) }
        try file.finish()
    }

    private func write(_ packed: [UInt8]?) throws(ExportFailure) {
        guard let packed else {
            throw ExportFailure(path: file.path, detail: "cannot be packed: there is no memory left")
        }
        try file.write(packed)
    }
}
