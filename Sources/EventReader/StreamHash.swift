import CXXHash

/// The running checksum of a stream.
final class StreamHash {
    private let state: OpaquePointer?

    init() {
        state = xxhash128_create()
    }

    deinit {
        xxhash128_destroy(state)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        guard let state, !bytes.isEmpty else { return }
        xxhash128_update(state, bytes.baseAddress, bytes.count)
    }

    var checksum: StreamChecksum {
        var halves: (UInt64, UInt64) = (0, 0)
        if let state {
            withUnsafeMutableBytes(of: &halves) { bytes in
                xxhash128_digest(state, bytes.assumingMemoryBound(to: UInt64.self).baseAddress)
            }
        }
        return StreamChecksum(high: halves.0, low: halves.1)
    }
}
