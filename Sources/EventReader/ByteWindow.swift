import CSimdJSON
import Glibc

/// The bytes of a stream that are in memory at the moment, and whether more will come.
///
/// Looking beyond the last byte gives nil; 64 bytes after it are readable.
struct ByteWindow {
    let start: UnsafeMutablePointer<UInt8>
    let count: Int
    let isLast: Bool
    /// What the elements of the stream are.
    var subject = StreamSubject.events

    subscript(place: Int) -> UInt8? { place < count ? start[place] : nil }

    /// The place of the first byte at or after `place` that is no blank, or `count`.
    func skipBlanks(from place: Int) -> Int {
        var place = place
        while place < count, start[place].isBlank { place += 1 }
        return place
    }

    /// The place of the last byte before `place` and not before `least` that is no blank.
    func lastNonBlank(before place: Int, least: Int) -> Int? {
        var place = place - 1
        while place >= least, start[place].isBlank { place -= 1 }
        return place >= least ? place : nil
    }

    /// Whether an object or list begins after `place` and blanks; nil if that has not come yet.
    func opensValue(after place: Int) -> Bool? {
        guard let byte = self[skipBlanks(from: place + 1)] else { return isLast ? false : nil }
        return byte | 0x20 == .openBrace
    }

    /// Whether a line begins at `place`.
    func isLineStart(_ place: Int) -> Bool { place > 0 && start[place - 1] == .newline }

    /// The place of a byte in a range.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let found = memchr(start + range.lowerBound, Int32(byte), range.count) else { return nil }
        return UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
    }

    /// Whether the bytes at `place` are these; nil if too few have come to tell.
    func matches(_ text: StaticString, at place: Int) -> Bool? {
        let length = min(text.utf8CodeUnitCount, count - place)
        guard length <= 0 || memcmp(start + place, text.utf8Start, length) == 0 else { return false }
        return length == text.utf8CodeUnitCount ? true : isLast ? false : nil
    }

    /// How many lines end in a range.
    func newlines(in range: Range<Int>) -> Int {
        json_count_newlines(start + range.lowerBound, range.count)
    }
}
