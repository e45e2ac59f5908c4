extension Framer {
    /// Reports the bytes at the cursor that are no event, up to where something else may begin.
    ///
    /// False if more bytes are needed.
    func strayBytes(_ window: ByteWindow) -> Bool {
        let isElement = isInList && nesting.awaitsElement
        let fault: FramingFault = isElement && beginsValue(window[cursor]) ? .notAnObject : .strayBytes
        let (end, isFound) = endOfStrayBytes(from: afterText(window), window)
        guard isFound || mustDecide(in: window) else { return false }
        let isTooLarge = end - cursor > sizeLimit
        let last = (window.lastNonBlank(before: end, least: cursor) ?? cursor) + 1
        report(cursor..<last, isTooLarge ? .tooLarge : fault, in: window)
        cursor = end
        if isElement { nesting.passElement() }
        if !isFound { passage = .strayBytes }
        // The end of the stream is told of once.
        if window.isLast, end == window.count { nesting.isDoubtful = true }
        return true
    }

    /// Goes on passing over stray bytes that are reported already; false if more bytes are needed.
    func passOverStrayBytes(_ window: ByteWindow) -> Bool {
        let (end, isFound) = endOfStrayBytes(from: cursor, window)
        cursor = end
        if isFound { passage = .none }
        return isFound
    }

    private var isInList: Bool { nesting.context == .list || nesting.context == .events }

    private func beginsValue(_ byte: UInt8?) -> Bool {
        byte.map { "0123456789-\"tfn".utf8.contains($0) } ?? false
    }

    /// The place after the text at the cursor, or after the first byte if it begins no text that ends on its line.
    private func afterText(_ window: ByteWindow) -> Int {
        var place = cursor + 1
        guard window[cursor] == .quote else { return place }
        while let byte = window[place], byte != .newline {
            if byte == .quote { return place + 1 }
            place += byte == .backslash ? 2 : 1
        }
        return window[place] == nil && !window.isLast ? window.count : cursor + 1
    }

    private func endOfStrayBytes(from start: Int, _ window: ByteWindow) -> (end: Int, isFound: Bool) {
        var place = start
        while let byte = window[place] {
            switch byte {
            case .newline: return (place, true)
            case .comma where nesting.context != .root: return (place, true)
            case .closeBracket where isInList: return (place, true)
            case .closeBrace where nesting.context == .request: return (place, true)
            case .openBrace:
                let event = EventBeginning.isEvent(at: place, in: window)
                let request = EventBeginning.isRequest(at: place, in: window)
                if event == true || request == true { return (place, true) }
                if event == nil || request == nil { return (place, false) }
            default: break
            }
            place += 1
        }
        return (window.count, window.isLast)
    }
}
