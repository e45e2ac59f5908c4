import CSimdJSON

/// Finds the end of an object or list by its brackets and quotes, 64 bytes at a time, and goes on where it stopped.
///
/// It never trusts a value that is broken to end where it should: a text ends with its line at the latest,
/// a closing bracket closes what it fits, and an object where none can be begins the next value.
final class ElementScanner {
    /// How a scan ended.
    enum Outcome {
        /// The value ends before this place.
        case ended(Int)
        /// The value is broken and something else begins at this place.
        case cut(Int)
        /// A text begins where none can, or does not end on its line; said once for a value.
        case suspect
        /// All bytes are seen and the value goes on.
        case unfinished
    }

    /// What stands around the value, and so what may follow it.
    enum Surroundings {
        case topLevel
        case list
        case object
    }

    /// Below this depth brackets are told apart; the parser refuses what is deeper.
    private static let deepest = 1024

    /// Whether the value is surely no JSON.
    private(set) var isBroken = false
    /// The next byte to look at.
    private(set) var position = 0
    private var start = 0
    private var depth = 0
    private var surroundings = Surroundings.topLevel
    /// Whether it is in doubt what is inside texts.
    private var hasLooseQuotes = false
    private var hasToldOfQuotes = false
    private var isParameterList = false
    /// All ones inside a text.
    private var textCarry: UInt64 = 0
    private var escapeCarry: UInt64 = 0
    private var leaderCarry: UInt64 = 1
    private let openers: UnsafeMutablePointer<UInt8>

    init() {
        openers = .allocate(capacity: Self.deepest)
        openers.initialize(repeating: 0, count: Self.deepest)
    }

    deinit {
        openers.deallocate()
    }

    /// Begins with the opening bracket at `place`.
    func begin(at place: Int, in surroundings: Surroundings) {
        start = place
        position = place
        depth = 0
        isBroken = false
        self.surroundings = surroundings
        hasLooseQuotes = false
        hasToldOfQuotes = false
        isParameterList = false
        textCarry = 0
        escapeCarry = 0
        leaderCarry = 1
    }

    /// Follows the window, whose first `count` bytes were let go.
    func forget(_ count: Int) {
        position -= count
        start = max(0, start - count)
    }

    /// Scans up to `limit`.
    func scan(_ window: ByteWindow, limit: Int) -> Outcome {
        let bytes = UnsafePointer(window.start)
        var masks = json_byte_masks()
        while position < limit {
            let base = position
            json_byte_masks_find(bytes + base, &masks)
            let length = min(64, limit - base)
            if length < 64 { masks.keepFirst(length) }
            if masks.backslashes | escapeCarry != 0 { masks.quotes &= ~takeEscapes(masks.backslashes, length: length) }
            var inside = Self.insideText(masks.quotes) ^ textCarry
            var faults: UInt64 = 0
            if inside & masks.newlines != 0 { faults = endTextsWithLines(&masks, &inside) }
            faults |= masks.quotes & inside & ~(masks.leaders << 1 | leaderCarry)
            leaderCarry = masks.leaders >> UInt64(length - 1) & 1
            textCarry = 0 &- (inside >> UInt64(length - 1) & 1)
            var brackets = (masks.openers | masks.closers) & ~inside
            while brackets != 0 {
                let bit = brackets.trailingZeroBitCount
                brackets &= brackets - 1
                let place = base + bit
                if faults & ((1 << UInt64(bit)) - 1) != 0 { noteLooseQuotes() }
                if masks.openers >> UInt64(bit) & 1 == 1 {
                    guard !opensAsExpected(at: place, bytes, limit: limit) else { continue }
                    if let outcome = open(bytes[place], at: place, in: window) {
                        goBack(to: place)
                        return outcome
                    }
                } else {
                    guard !closesInside(at: place, bytes) else { continue }
                    if let outcome = close(bytes[place], at: place, in: window) {
                        if case .unfinished = outcome { goBack(to: place) }
                        return outcome
                    }
                }
            }
            position = base + length
            if faults != 0 { noteLooseQuotes() }
            if hasLooseQuotes, !hasToldOfQuotes {
                hasToldOfQuotes = true
                return .suspect
            }
        }
        return .unfinished
    }

    /// Takes an opening bracket that is inside of two others, directly after what it belongs to, and surely begins nothing else.
    ///
    /// Nearly all are of this kind, and taken by a few instructions.
    ///
    /// - Returns: Whether it was taken; else ``open(_:at:in:)`` has to see.
    @inline(__always)
    private func opensAsExpected(at place: Int, _ bytes: UnsafePointer<UInt8>, limit: Int) -> Bool {
        guard depth > 1, depth < Self.deepest else { return false }
        let previous = bytes[place &- 1]
        if openers[depth &- 1] == .openBrace {
            guard previous == .colon else { return false }
        } else if previous == .comma {
            // No name that elements begin with has the letter that parameters do.
            guard !isParameterList || depth > 2 || place &+ 2 < limit && bytes[place &+ 2] == UInt8(ascii: "n") else {
                return false
            }
        } else {
            guard previous == .openBracket else { return false }
        }
        openers[depth] = bytes[place]
        depth &+= 1
        return true
    }

    /// Takes a closing bracket that is inside of others and fits the one before.
    ///
    /// - Returns: Whether it was taken; else ``close(_:at:in:)`` has to see.
    @inline(__always)
    private func closesInside(at place: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
        // Each closing bracket is two characters behind its opening one.
        guard depth > 1, depth <= Self.deepest, openers[depth &- 1] == bytes[place] &- 2 else { return false }
        depth &-= 1
        return true
    }

    private func open(_ byte: UInt8, at place: Int, in window: ByteWindow) -> Outcome? {
        if depth > 0, depth <= Self.deepest {
            let before = window.start[place - 1]
            let previous =
                before.isBlank
                ? window.lastNonBlank(before: place, least: start).map { window.start[$0] } ?? .comma : before
            let fits =
                openers[depth - 1] == .openBrace
                ? previous == .colon : previous == .comma || previous == .openBracket
            if !fits || (isParameterList && depth == 2 && byte == .openBrace && previous == .comma) {
                if let outcome = beginsAnother(byte, at: place, fits: fits, in: window) { return outcome }
            }
            if depth == 1, byte == .openBracket {
                isParameterList = Self.isNamedParams(place, least: start, in: window)
            }
        }
        if depth < Self.deepest { openers[depth] = byte }
        depth += 1
        return nil
    }

    /// Tells whether an object or list that does not belong here is the beginning of something else.
    private func beginsAnother(_ byte: UInt8, at place: Int, fits: Bool, in window: ByteWindow) -> Outcome? {
        if !fits {
            isBroken = true
            if window.isLineStart(place) { return .cut(place) }
        }
        guard byte == .openBrace, EventBeginning.follows(place, least: start, in: window) else { return nil }
        switch EventBeginning.isEvent(at: place, in: window) {
        case false?: return nil
        case nil: return .unfinished
        case true?:
            isBroken = true
            return .cut(place)
        }
    }

    private func close(_ byte: UInt8, at place: Int, in window: ByteWindow) -> Outcome? {
        let opener: UInt8 = byte == .closeBrace ? .openBrace : .openBracket
        if depth <= Self.deepest, openers[depth - 1] != opener {
            isBroken = true
            var fitting = depth - 1
            while fitting > 0, openers[fitting - 1] != opener { fitting -= 1 }
            if fitting == 0 {
                guard surroundings == .list, byte == .closeBracket else { return nil }
                return mayEndList(at: place, in: window).map { $0 ? .cut(place) : nil } ?? .unfinished
            }
            depth = fitting
        }
        if depth == 1 {
            switch mayEnd(at: place, in: window) {
            case true?: break
            case false?:
                isBroken = true
                return nil
            case nil: return .unfinished
            }
        }
        depth -= 1
        guard depth == 0 else { return nil }
        position = place + 1
        return .ended(place + 1)
    }

    /// Whether the value may end with the bracket at `place`, by what follows; nil if that has not come yet.
    private func mayEnd(at place: Int, in window: ByteWindow) -> Bool? {
        guard surroundings != .object else { return true }
        let next = window.skipBlanks(from: place + 1)
        switch window[next] {
        case nil: return window.isLast ? true : nil
        case UInt8.comma:
            guard !hasLooseQuotes else { return surroundings == .list ? window.opensValue(after: next) : false }
            // A bracket too many, if the object goes on with a name.
            return ObjectHead.isName(at: window.skipBlanks(from: next + 1), in: window).map { !$0 }
        case UInt8.closeBracket: return !hasLooseQuotes || surroundings == .list
        case UInt8.openBrace, UInt8.openBracket: return true
        default: return !hasLooseQuotes
        }
    }

    /// Whether a `]` that closes nothing in the value may close the list around it, by what follows.
    private func mayEndList(at place: Int, in window: ByteWindow) -> Bool? {
        let next = window.skipBlanks(from: place + 1)
        switch window[next] {
        case nil: return window.isLast ? true : nil
        case UInt8.comma: return window.opensValue(after: next)
        case let byte?: return byte | 0x20 == .openBrace || byte | 0x20 == .closeBrace
        }
    }

    private func noteLooseQuotes() {
        isBroken = true
        hasLooseQuotes = true
    }

    /// Takes back what is known of the bytes from an opening bracket on.
    private func goBack(to place: Int) {
        position = place
        textCarry = 0
        escapeCarry = 0
        leaderCarry = 1
    }
}

extension ElementScanner {
    private static func isNamedParams(_ place: Int, least: Int, in window: ByteWindow) -> Bool {
        guard let colon = window.lastNonBlank(before: place, least: least), window.start[colon] == .colon,
            let quote = window.lastNonBlank(before: colon, least: least), quote - least >= 8
        else { return false }
        return window.matches("\"params\"", at: quote - 7) == true
    }

    /// A bit for every byte from an opening quote up to before the closing one.
    private static func insideText(_ quotes: UInt64) -> UInt64 {
        var bits = quotes
        bits ^= bits << 1
        bits ^= bits << 2
        bits ^= bits << 4
        bits ^= bits << 8
        bits ^= bits << 16
        bits ^= bits << 32
        return bits
    }

    /// A bit for every byte that a backslash before it escapes.
    private func takeEscapes(_ backslashes: UInt64, length: Int) -> UInt64 {
        var escaped = escapeCarry
        var rest = backslashes & ~escaped
        escapeCarry = 0
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            if bit == length - 1 {
                escapeCarry = 1
            } else {
                escaped |= 2 << UInt64(bit)
                rest &= ~escaped
            }
        }
        return escaped
    }

    /// Lets every text that a line's end stands in end there, and gives those ends.
    private func endTextsWithLines(_ masks: inout json_byte_masks, _ inside: inout UInt64) -> UInt64 {
        var ends: UInt64 = 0
        var unseen = UInt64.max
        while inside & masks.newlines & unseen != 0 {
            let bit = UInt64((inside & masks.newlines & unseen).trailingZeroBitCount)
            ends |= 1 << bit
            masks.quotes ^= 1 << bit
            inside = Self.insideText(masks.quotes) ^ textCarry
            unseen = UInt64.max << (bit + 1)
        }
        return ends
    }
}

extension json_byte_masks {
    fileprivate mutating func keepFirst(_ count: Int) {
        let kept = (1 << UInt64(count)) - 1 as UInt64
        quotes &= kept
        backslashes &= kept
        openers &= kept
        closers &= kept
        newlines &= kept
        leaders &= kept
    }
}
