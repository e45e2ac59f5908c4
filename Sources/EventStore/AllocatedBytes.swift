/// Bytes that stay where they are as long as somebody holds this; nobody changes them.
final class AllocatedBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// Takes bytes that were allocated, and frees them in the end.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    deinit { bytes.deallocate() }
}
