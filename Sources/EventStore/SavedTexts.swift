/// Texts that were read from a page of the file, one after another.
struct SavedTexts {
    /// The bytes of all texts.
    private let texts: [UInt8]
    /// Where each of them ends.
    private let ends: [UInt32]

    init(_ texts: UnsafeRawBufferPointer, ends: [UInt32]) {
        self.texts = Array(texts)
        self.ends = ends
    }

    /// What is left of a damaged page.
    init() { (texts, ends) = ([], []) }

    /// Calls with the bytes of a text; those of none past the last one.
    @inline(__always)
    func withBytes<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        guard index < ends.count else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return try texts.withUnsafeBytes { texts in
            try body(UnsafeRawBufferPointer(rebasing: texts[start..<Int(ends[index])]))
        }
    }
}
