/// A text in typographic quotes: where it ends, which is where its last quote stands and the grammar goes on behind it.
struct TypographicText {
    /// What the text is.
    enum Role {
        case name
        /// A value in the object or list that this bracket opens.
        case value(in: UInt8?)
        case unknown
    }

    enum Outcome {
        case found(TypographicText)
        case none
        case unfinished
    }

    /// The place behind the closing quote.
    let end: Int
    /// What stands between the quotes.
    private let content: Range<Int>
    /// The straight quotes in it, which JSON has behind a backslash.
    private let loose: [Int]

    /// Finds the end of the text whose quote stands at a place; there is none behind its line.
    ///
    /// A quote closes the text if it is straight, or single or double as the first one is, and what the grammar wants
    /// comes after it. Straight quotes inside need a backslash each, and there must be room for these where the
    /// typographic quotes stood.
    static func find(at start: Int, _ opening: Typography, _ role: Role, in window: RepairWindow) -> Outcome {
        var place = start + opening.length
        let content = place
        var loose: [Int] = []
        while let byte = window.byte(at: place) {
            if byte == .newline { return .none }
            if byte == .backslash {
                place += 2
                continue
            }
            if window.isCut(at: place) { return .unfinished }
            guard let length = length(ofQuoteAt: place, like: opening, in: window) else {
                place += 1
                continue
            }
            guard let closes = role.mayFollow(place + length, in: window) else { return .unfinished }
            if closes {
                let room = opening.length + length - 2
                guard loose.count <= room else { return .none }
                return .found(TypographicText(end: place + length, content: content..<place, loose: loose))
            }
            if byte == .quote { loose.append(place) }
            place += length
        }
        return window.isLast ? .none : .unfinished
    }

    /// Writes the text in straight quotes; the room that is left becomes blanks behind it.
    func write(over range: Range<Int>, of window: RepairWindow) {
        var mended: [UInt8] = [.quote]
        mended.reserveCapacity(range.count)
        var written = content.lowerBound
        for quote in loose {
            mended += window.bytes[written..<quote]
            mended.append(.backslash)
            written = quote
        }
        mended += window.bytes[written..<content.upperBound]
        mended.append(.quote)
        mended += repeatElement(0x20, count: range.count - mended.count)
        for (offset, byte) in mended.enumerated() { window.bytes[range.lowerBound + offset] = byte }
    }

    private static func length(ofQuoteAt place: Int, like opening: Typography, in window: RepairWindow) -> Int? {
        if window.bytes[place] == .quote { return 1 }
        guard let character = window.typography(at: place), case .quote(let isSingle) = character.kind,
            case .quote(isSingle) = opening.kind
        else { return nil }
        return character.length
    }
}

extension TypographicText.Role {
    /// Whether what stands behind a closing quote goes on as the grammar wants; nil if too few bytes have come to tell.
    fileprivate func mayFollow(_ place: Int, in window: RepairWindow) -> Bool? {
        let next = window.skipBlanks(from: place)
        if next >= window.bytes.count || window.isCut(at: next) {
            guard window.isLast else { return nil }
        }
        guard let byte = window.byte(at: next) else {
            if case .unknown = self { return true }
            return false
        }
        switch self {
        case .name: return byte == .colon
        case .unknown: return ":,]}".utf8.contains(byte)
        case .value(let opener):
            if byte == (opener == .openBrace ? UInt8.closeBrace : .closeBracket) { return true }
            guard byte == .comma else { return false }
            return goesOn(after: next, opener, in: window)
        }
    }

    private func goesOn(after comma: Int, _ opener: UInt8?, in window: RepairWindow) -> Bool? {
        let next = window.skipBlanks(from: comma + 1)
        if next >= window.bytes.count || window.isCut(at: next) {
            guard window.isLast else { return nil }
        }
        if window.quoteLength(at: next) != nil { return true }
        guard let byte = window.byte(at: next) else { return false }
        return opener == .openBrace ? byte == .closeBrace : "]{[-0123456789tfn".utf8.contains(byte)
    }
}
