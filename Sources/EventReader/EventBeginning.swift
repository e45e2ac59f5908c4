/// How an event looks where it begins: what reading goes on from after broken bytes.
enum EventBeginning {
    /// Whether the object at `place` begins with a name that events begin with and parameters and order lines do not.
    ///
    /// Nil if too few bytes have come to tell.
    static func isEvent(at place: Int, in window: ByteWindow) -> Bool? {
        let quote = window.skipBlanks(from: place + 1)
        if window.subject == .contacts { return isContact(at: quote, in: window) }
        switch window[quote + 1] {
        case UInt8(ascii: "e"): return window.matches("\"eventTypeKey\"", at: quote)
        case UInt8(ascii: "k"): return window.matches("\"keyValue\"", at: quote)
        case UInt8(ascii: "p"): return window.matches("\"params\"", at: quote)
        case UInt8(ascii: "o"): return window.matches("\"occurred\"", at: quote)
        case nil: return window.isLast ? false : nil
        default: return false
        }
    }

    /// Whether a name stands at `quote` that contacts begin with, and their channels, fields and addresses do not.
    private static func isContact(at quote: Int, in window: ByteWindow) -> Bool? {
        switch window[quote + 1] {
        case UInt8(ascii: "f"): window.matches("\"firstName\"", at: quote)
        case UInt8(ascii: "l"): window.matches("\"lastName\"", at: quote)
        case UInt8(ascii: "e"): window.matches("\"externalCustomerId\"", at: quote)
        case UInt8(ascii: "c"):
            window.matches("\"channels\"", at: quote) == true ? true : window.matches("\"contactKey\"", at: quote)
        case nil: window.isLast ? false : nil
        default: false
        }
    }

    /// Whether the object at `place` begins with the name of the list in requests; nil if too few bytes have come to tell.
    static func isRequest(at place: Int, in window: ByteWindow) -> Bool? {
        window.matches(window.subject.quotedListName, at: window.skipBlanks(from: place + 1))
    }

    /// The place of the first object in a range that looks like an event and stands after a comma or begins a line.
    static func first(in range: Range<Int>, of window: ByteWindow) -> Int? {
        var from = range.lowerBound
        while let brace = window.first(.openBrace, in: from..<max(from, range.upperBound)) {
            if follows(brace, least: range.lowerBound, in: window), isEvent(at: brace, in: window) == true {
                return brace
            }
            from = brace + 1
        }
        return nil
    }

    /// Whether a comma stands before `place` or a line begins there, apart from blanks.
    static func follows(_ place: Int, least: Int, in window: ByteWindow) -> Bool {
        var before = place - 1
        while before >= least, window.start[before].isBlank {
            if window.start[before] == .newline { return true }
            before -= 1
        }
        return before >= least && window.start[before] == .comma
    }
}
