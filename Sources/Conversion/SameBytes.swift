internal import Glibc

extension UnsafeRawBufferPointer {
    /// Whether both have the same bytes; many times as fast as a comparison of one element after another.
    func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let first = baseAddress, let second = other.baseAddress else { return true }
        return memcmp(first, second, count) == 0
    }

    /// Whether both have the same bytes.
    func isSame(as other: [UInt8]) -> Bool {
        other.withUnsafeBytes { isSame(as: $0) }
    }
}
