/// Mends the bytes of a stream where they are no JSON but leave no doubt what was meant: in place, before they are framed.
///
/// It follows the grammar. Inside a text in straight quotes nothing is touched, whatever stands there. Where the grammar
/// is broken in another way nothing is touched until the next line or event begins, since it is not known what is a text
/// there.
/// What it does depends on the bytes alone, never on where a buffer ends.
final class TextRepair {
    /// What the grammar lets come next.
    enum Due {
        /// A value, after a colon or a comma.
        case value
        /// A value or `]`.
        case firstValue
        case name
        /// A name or `}`.
        case firstName
        case colon
        /// A comma or a closing bracket.
        case separator
        /// Anything, since what stands around is not known.
        case anything
    }

    /// What was mended; the reader takes away what it no longer needs.
    var repairs: [Repair] = []
    /// The first byte that is not dealt with, in the buffer.
    var place = 0
    var due = Due.anything
    /// The opening brackets around the place, as far as they are known.
    var openers: [UInt8] = []
    /// Whether a comma stands before the place or a line begins there, apart from blanks.
    var mayBegin = true
    /// Whether the place is inside a text in straight quotes.
    var isInText = false
    private var isEscaped = false
    /// Whether the grammar is broken, up to the next line or event.
    private var isLost = false
    private var line = 1
    private var startByte = 0

    /// Follows the buffer, which lets go of its first bytes.
    func forget(_ count: Int) {
        place -= count
        startByte += count
    }

    /// Mends what can be decided, and gives the place up to which that is.
    func mend(_ bytes: UnsafeMutableRawBufferPointer, isLast: Bool) -> Int {
        let window = RepairWindow(bytes: bytes, isLast: isLast)
        if startByte + place == 0 {
            if window.isCut(at: 0) { return 0 }
            if window.typography(at: 0)?.scalar == "\u{FEFF}" { place = 3 }
        }
        while place < bytes.count {
            if isInText {
                passText(window)
            } else if isLost {
                guard !passLost(window) else { continue }
                guard bytes.count - place > RepairWindow.limit else { return place }
                place += 1
            } else {
                switch step(window) {
                case .done: continue
                case .lost: isLost = true
                case .unfinished:
                    guard bytes.count - place > RepairWindow.limit else { return place }
                    isLost = true
                }
            }
        }
        return place
    }

    /// Steps over the line's end at the place.
    func passNewline() {
        place += 1
        line += 1
        mayBegin = true
    }

    /// Notes that the bytes of a range of the window are about to be mended.
    func record(_ kind: Repair.Kind, _ range: Range<Int>, of window: RepairWindow) {
        let original = Array(window.bytes[range])
        repairs.append(Repair(kind: kind, line: line, byte: startByte + range.lowerBound, original: original))
    }

    /// Goes on to the end of a text in straight quotes, which is that of its line at the latest.
    private func passText(_ window: RepairWindow) {
        // Most bytes of events are in texts, so the loop looks at nothing but them.
        let bytes = UnsafeRawBufferPointer(window.bytes)
        var (place, isEscaped) = (self.place, self.isEscaped)
        var ends = false
        while place < bytes.count, !ends {
            let byte = bytes[place]
            if byte == .newline {
                (isInText, isLost, isEscaped) = (false, true, false)
                break
            }
            place += 1
            ends = byte == .quote && !isEscaped
            isEscaped = byte == .backslash && !isEscaped
        }
        (self.place, self.isEscaped) = (place, isEscaped)
        guard ends else { return }
        isInText = false
        textEnds()
    }

    private func resume() {
        (isLost, due) = (false, .anything)
        openers.removeAll()
    }

    /// Goes on to where a line or the next event begins, touching nothing; false if more bytes are needed.
    private func passLost(_ window: RepairWindow) -> Bool {
        while place < window.bytes.count {
            let byte = window.bytes[place]
            if byte == .newline {
                // No text goes on behind its line.
                passNewline()
                resume()
                return true
            }
            if byte.isBlank {
                place += 1
                continue
            }
            if mayBegin {
                let brace = window.skipBlanks(from: place)
                guard let beginsEvent = window.beginsEvent(at: brace) else { return false }
                if beginsEvent {
                    resume()
                    return true
                }
            }
            mayBegin = byte == .comma
            place += 1
        }
        return true
    }
}
