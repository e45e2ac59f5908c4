/// Cuts a stream's bytes into events by brackets, quotes and commas, in all forms of input, and says what is amiss.
///
/// It sees the stream through a window that moves on. What it says depends on the bytes alone, never on where the
/// window begins or ends: where a decision needs bytes that have not come yet, it waits for them, up to the size limit.
final class Framer {
    /// What of a value too large to be held is still to be passed over.
    enum Passage {
        case none
        case value
        case strayBytes
    }

    /// The first byte that is not dealt with, in the window.
    var cursor = 0
    /// What was found and not yet taken.
    private(set) var slices: [EventSlice] = []
    /// Larger values are no events.
    let sizeLimit: Int
    let scanner = ElementScanner()
    var nesting = Nesting()
    var passage = Passage.none
    let innerScanner = ElementScanner()
    private var hasToldOfComma = false
    private var windowByte = 0
    private var line = 1
    private var lineCursor = 0

    init(sizeLimit: Int) {
        self.sizeLimit = sizeLimit
    }

    /// How much of a value that is too large is kept.
    var keptOfTooLarge: Int { max(1, sizeLimit / 16) }

    /// The offset of the cursor in the unpacked stream.
    var cursorByte: Int { windowByte + cursor }

    /// Goes on until the window has nothing more to tell.
    func frame(_ window: ByteWindow) {
        while step(window) {}
    }

    /// Gives what was found and begins a new collection.
    func takeSlices() -> [EventSlice] {
        let taken = slices
        slices = []
        slices.reserveCapacity(taken.count)
        return taken
    }

    /// Follows the window, which lets go of its first `count` bytes; they lie before the cursor.
    func forget(_ count: Int, of window: ByteWindow) {
        countLines(upTo: max(count, lineCursor), in: window)
        lineCursor -= count
        cursor -= count
        windowByte += count
        scanner.forget(count)
    }

    /// Says that a range of bytes is an event or, with a fault, none.
    func report(_ range: Range<Int>, _ fault: FramingFault?, in window: ByteWindow) {
        countLines(upTo: range.lowerBound, in: window)
        slices.append(
            EventSlice(
                offset: range.lowerBound,
                count: fault == .tooLarge ? min(range.count, keptOfTooLarge) : range.count,
                line: line,
                byte: windowByte + range.lowerBound,
                pointer: nesting.pointer,
                fault: fault
            )
        )
    }

    /// Whether a decision can't wait for more bytes, since none will come or too many are held already.
    func mustDecide(in window: ByteWindow) -> Bool { window.isLast || window.count - cursor > sizeLimit }

    private func countLines(upTo place: Int, in window: ByteWindow) {
        line += window.newlines(in: lineCursor..<place)
        lineCursor = place
    }

    private func step(_ window: ByteWindow) -> Bool {
        if passage != .none { return passOver(window) }
        cursor = window.skipBlanks(from: cursor)
        guard let byte = window[cursor] else {
            if window.isLast { finish(window) }
            return false
        }
        switch nesting.context {
        case .root: return stepInRoot(byte, window)
        case .list where byte == .openBrace && nesting.awaitsElement: return object(window)
        case .list, .events: return stepInList(byte, window)
        case .request: return stepInRequest(byte, window)
        }
    }

    private func stepInRoot(_ byte: UInt8, _ window: ByteWindow) -> Bool {
        switch byte {
        case .openBrace: return object(window)
        case .openBracket:
            nesting.openList()
            cursor += 1
            return true
        case .comma:
            // Elements pasted without their list have a comma after each: told of once.
            if !hasToldOfComma { report(cursor..<cursor + 1, .commaOutsideList, in: window) }
            hasToldOfComma = true
            cursor += 1
            return true
        case 0xEF:
            switch window.matches("\u{FEFF}", at: cursor) {
            case true?: cursor += 3
            case false?: return strayBytes(window)
            case nil: return false
            }
            return true
        default: return strayBytes(window)
        }
    }

    private func object(_ window: ByteWindow) -> Bool {
        switch ObjectHead.read(at: cursor, in: window, with: innerScanner) {
        case .event: return element(window)
        case .unfinished: return mustDecide(in: window) && element(window)
        case .request(let events):
            nesting.openEvents()
            cursor = events
            return true
        }
    }

    private func finish(_ window: ByteWindow) {
        if nesting.context != .root, !nesting.isDoubtful {
            report(cursor..<cursor, nesting.context == .request ? .unclosedRequest : .unclosedList, in: window)
        }
        nesting.closeAll()
    }
}
