internal import CXXHash

extension EventKey.Fingerprint {
    /// The 128-bit XXH3 hash of bytes.
    init(of bytes: UnsafeRawBufferPointer) {
        var halves: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &halves) { digest in
            xxhash128(bytes.baseAddress, bytes.count, digest.assumingMemoryBound(to: UInt64.self).baseAddress)
        }
        self.init(high: halves.0, low: halves.1)
    }

    /// The hash of a text.
    init(of text: String) {
        var text = text
        self = text.withUTF8 { EventKey.Fingerprint(of: UnsafeRawBufferPointer($0)) }
    }

    /// Appends the sixteen bytes of the hash, the greatest first.
    func append(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes.append(contentsOf: $0) }
    }

    /// The sixteen bytes of the hash, the greatest first.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }
}
