extension TextRepair {
    /// What became of a step.
    enum Step {
        case done
        /// The grammar is broken at the place.
        case lost
        /// More bytes are needed.
        case unfinished
    }

    private static let deepest = 1024
    /// What of one kind may stand in a row until nobody waits for its end.
    private static let longestRun = 4096

    private var awaitsValue: Bool { due == .value || due == .firstValue || due == .anything }
    private var awaitsName: Bool { due == .name || due == .firstName }

    /// Takes one blank, bracket, comma, colon or word, or the opening quote of a text.
    func step(_ window: RepairWindow) -> Step {
        let byte = window.bytes[place]
        switch byte {
        case .newline: passNewline()
        case _ where byte.isBlank: place += 1
        case .quote:
            guard awaitsValue || awaitsName else { return .lost }
            isInText = true
            pass()
        case .openBrace, .openBracket:
            guard awaitsValue, openers.count < Self.deepest else { return .lost }
            openers.append(byte)
            due = byte == .openBrace ? .firstName : .firstValue
            pass()
        case .closeBrace, .closeBracket: return close(byte)
        case .comma: return comma(window)
        case .colon:
            guard due == .colon || due == .anything else { return .lost }
            if due == .colon { due = .value }
            pass()
        default:
            if window.isCut(at: place) { return .unfinished }
            guard let character = window.typography(at: place) else { return word(window) }
            return character.isBlank ? blanks(window) : text(window, opening: character)
        }
        return .done
    }

    /// Notes what may come after a text.
    func textEnds() {
        due = awaitsName ? .colon : openers.isEmpty ? .anything : .separator
    }

    private func valueEnds() {
        due = openers.isEmpty ? .anything : .separator
    }

    private func pass() {
        place += 1
        mayBegin = false
    }

    private func close(_ byte: UInt8) -> Step {
        if let opener = openers.popLast() {
            guard byte == Self.closer(of: opener) else { return .lost }
            switch due {
            case .separator, .firstName, .firstValue: break
            case .value, .name, .colon, .anything: return .lost
            }
        }
        pass()
        valueEnds()
        return .done
    }

    private func comma(_ window: RepairWindow) -> Step {
        guard due == .separator || due == .anything else { return .lost }
        let next = window.skipBlanks(from: place + 1)
        if !window.isLast, next >= window.bytes.count || window.isCut(at: next) { return .unfinished }
        let opener = openers.last
        let follower = window.byte(at: next)
        let isTrailing =
            opener.map { follower == Self.closer(of: $0) } ?? (follower == .closeBrace || follower == .closeBracket)
        if isTrailing {
            record(.comma, place..<place + 1, of: window)
            window.bytes[place] = 0x20
            place += 1
        } else {
            due = opener.map { $0 == .openBrace ? .name : .value } ?? .anything
            place += 1
            mayBegin = true
        }
        return .done
    }

    private func blanks(_ window: RepairWindow) -> Step {
        var end = place
        while let blank = window.typography(at: end), blank.isBlank, end - place < Self.longestRun {
            end += blank.length
        }
        // A run is told of once, wherever the buffer ends.
        if window.isCut(at: end), end - place < Self.longestRun { return .unfinished }
        record(.blanks, place..<end, of: window)
        for index in place..<end { window.bytes[index] = 0x20 }
        place = end
        return .done
    }

    private func text(_ window: RepairWindow, opening: Typography) -> Step {
        guard awaitsValue || awaitsName else { return .lost }
        let role: TypographicText.Role = awaitsName ? .name : due == .anything ? .unknown : .value(in: openers.last)
        switch TypographicText.find(at: place, opening, role, in: window) {
        case .unfinished: return .unfinished
        case .none: return .lost
        case .found(let text):
            let range = place..<text.end
            record(.quotes, range, of: window)
            text.write(over: range, of: window)
            place = text.end
            mayBegin = false
            textEnds()
            return .done
        }
    }

    /// Takes a number, `true`, `false` or `null`; whether it is one is for the parser to see.
    private func word(_ window: RepairWindow) -> Step {
        guard awaitsValue else { return .lost }
        var end = place
        while let byte = window.byte(at: end), Self.isOfWord(byte), end - place < Self.longestRun { end += 1 }
        guard end > place else { return .lost }
        if end == window.bytes.count, !window.isLast, end - place < Self.longestRun { return .unfinished }
        place = end
        mayBegin = false
        valueEnds()
        return .done
    }

    private static func closer(of opener: UInt8) -> UInt8 { opener == .openBrace ? .closeBrace : .closeBracket }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
