internal import Columns

/// Texts that were read from a page of the file, one after another.
struct SavedTexts {
    /// The bytes of the page.
    private let bytes: [UInt8]
    /// Where the first text begins.
    private let start: Int
    /// Where each of them ends, counted from there.
    private let ends: [UInt32]

    /// Takes the bytes of a page as they are, for a copy would take as much memory again.
    ///
    /// - Throws: `CorruptColumn` if they are no stream of so many texts.
    init(_ bytes: [UInt8], count: Int) throws {
        (start, ends) = try bytes.withUnsafeBytes { bytes in
            var offset = 0
            let texts = try TextStreamReader(bytes: bytes, at: &offset)
            guard texts.count == count else {
                throw CorruptColumn(.lengthsDisagree(expected: count, found: texts.count), at: 0)
            }
            return (offset - texts.texts.count, texts.ends)
        }
        self.bytes = bytes
    }

    /// What is left of a damaged page.
    init() { (bytes, start, ends) = ([], 0, []) }

    /// Calls with the bytes of a text; those of none past the last one.
    @inline(__always)
    func withBytes<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        guard index < ends.count else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let range = start + (index == 0 ? 0 : Int(ends[index - 1]))..<start + Int(ends[index])
        return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
