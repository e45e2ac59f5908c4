import CXXHash

/// The running checksum of a stream.
package final class StreamHash {
    private let state: OpaquePointer?

    /// Begins with nothing.
    package init() {
        state = xxhash128_create()
    }

    deinit {
        xxhash128_destroy(state)
    }

    /// Takes in the bytes that follow.
    package func update(_ bytes: UnsafeRawBufferPointer) {
        guard let state, !bytes.isEmpty else { return }
        xxhash128_update(state, bytes.baseAddress, bytes.count)
    }

    /// The checksum of all bytes so far.
    package var checksum: StreamChecksum {
        var halves: (UInt64, UInt64) = (0, 0)
        if let state {
            withUnsafeMutableBytes(of: &halves) { bytes in
                xxhash128_digest(state, bytes.assumingMemoryBound(to: UInt64.self).baseAddress)
            }
        }
        return StreamChecksum(high: halves.0, low: halves.1)
    }
}
