/// The values of an event that do not depend on how many lines it has: its type, its time and its parameters.
///
/// Each is a JSON value or nothing. In memory stand first where each one ends, in four bytes, and then the values.
struct EventHead {
    /// The place of the type among the values.
    static let eventType = 0
    /// The place of the time.
    static let occurred = 1
    /// The place of the first parameter.
    static let firstParameter = 2

    let bytes: UnsafeRawBufferPointer
    let count: Int

    /// The value at a place; empty if there is none.
    subscript(index: Int) -> UnsafeRawBufferPointer {
        let start = index == 0 ? 4 * count : Int(end(index - 1))
        return UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end(index))])
    }

    private func end(_ index: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self) }

    /// Begins to write the values of a head.
    static func begin(_ buffer: JSONBuffer, count: Int) {
        buffer.cut(to: 0)
        buffer.append(zeros: 4 * count)
    }

    /// Ends the value at a place, after its bytes were written.
    static func endValue(_ index: Int, of buffer: JSONBuffer) {
        buffer.set(UInt32(truncatingIfNeeded: buffer.count), at: 4 * index)
    }
}
