/// One thing in a text that is no JSON and was read as what it was meant to be.
///
/// A repair never moves what stands behind it: it puts as many bytes as it takes, so places speak of the source.
package struct Repair: Hashable, Sendable {
    /// What was amiss.
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// Non-breaking spaces and other blanks that JSON does not know, in a row: read as spaces.
        case blanks
        /// A text in typographic quotes, read as one in straight quotes.
        case quotes
        /// A comma before a closing bracket: left out.
        case comma
    }

    /// What was amiss.
    package let kind: Kind
    /// The line of the first byte, 1-based, in the unpacked stream.
    package let line: Int
    /// The offset of the first byte in the unpacked stream, 0-based.
    package let byte: Int
    /// The bytes that stood there.
    let original: [UInt8]

    var range: Range<Int> { byte..<byte + original.count }
}

extension Repair.Kind {
    /// What was done, in words for the user, behind the number of times.
    package func words(_ count: Int) -> String {
        guard count != 1 else {
            return switch self {
            case .blanks: "run of non-breaking or other blanks that JSON does not know, read as spaces"
            case .quotes: "text in typographic quotes, read as a text in straight quotes"
            case .comma: "comma before a closing bracket, left out"
            }
        }
        return switch self {
        case .blanks: "runs of non-breaking or other blanks that JSON does not know, read as spaces"
        case .quotes: "texts in typographic quotes, read as texts in straight quotes"
        case .comma: "commas before a closing bracket, left out"
        }
    }
}

extension [Repair] {
    /// Writes what stood in the source over bytes that begin at an offset of it.
    func restore(_ bytes: inout [UInt8], from start: Int) {
        for repair in self {
            let common = repair.range.clamped(to: start..<start + bytes.count)
            for byte in common { bytes[byte - start] = repair.original[byte - repair.byte] }
        }
    }
}
