/// The runs of digits in a text that stand alone: no letter touches them.
struct DigitRuns: Sequence {
    /// A run of digits.
    struct Run {
        /// The digits, separators left out.
        var digits: [UInt8] = []
        /// Whether a plus stands before them.
        var hasPlus = false
    }

    private var runs: [Run] = []

    /// - Parameter separators: What may stand between the digits of one run.
    init(in bytes: UnsafeRawBufferPointer, separators: StaticString) {
        var run: Run?
        var (previous, gap, isSpoiled): (UInt8, Int, Bool) = (32, 0, false)
        func isSeparator(_ byte: UInt8) -> Bool { separators.withUTF8Buffer { $0.contains(byte) } }
        func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 97 && byte | 0x20 <= 122 || byte == 95 }
        for byte in bytes {
            if byte &- 48 <= 9 {
                if run == nil {
                    run = Run(hasPlus: previous == UInt8(ascii: "+"))
                    isSpoiled = isWord(previous) || previous == UInt8(ascii: ".") || previous == UInt8(ascii: "/")
                }
                run?.digits.append(byte)
                gap = 0
            } else if run != nil, isSeparator(byte), gap < 2 {
                gap += 1
            } else {
                if let run, !isSpoiled, !(isWord(byte) && gap == 0) { runs.append(run) }
                (run, gap) = (nil, 0)
            }
            previous = byte
        }
        if let run, !isSpoiled { runs.append(run) }
    }

    func makeIterator() -> IndexingIterator<[Run]> { runs.makeIterator() }
}
