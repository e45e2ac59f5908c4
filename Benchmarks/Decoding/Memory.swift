internal import Foundation

/// A gigabyte to read and another one to write.
final class Memory {
    let source: UnsafeMutableRawBufferPointer
    let target: UnsafeMutableRawBufferPointer

    init(bytes: Int) {
        source = .allocate(byteCount: bytes, alignment: 64)
        target = .allocate(byteCount: bytes, alignment: 64)
        // Pages that nobody wrote are all the same page of noughts, which would be copied from the cache.
        source.initializeMemory(as: UInt8.self, repeating: 0x5A)
    }

    deinit {
        source.deallocate()
        target.deallocate()
    }

    /// Copies all of it.
    func copy() {
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        memcpy(to, from, source.count)
    }
}
