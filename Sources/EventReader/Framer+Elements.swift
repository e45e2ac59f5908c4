extension Framer {
    /// Finds the end of the object or list at the cursor and reports it; false if more bytes are needed.
    func element(_ window: ByteWindow, fault: FramingFault? = nil) -> Bool {
        scanner.begin(at: cursor, in: nesting.context == .root ? .topLevel : .list)
        var limit = window.count
        while true {
            switch scanner.scan(window, limit: limit) {
            case .suspect:
                // Without its quotes the brackets say nothing: at the latest it ends where the next event begins.
                // To look far ahead for that, time and again, would cost more than to scan on.
                let horizon = min(window.count, scanner.position + 4096)
                if let next = EventBeginning.first(in: cursor + 1..<horizon, of: window) { limit = next }
            case .ended(let place): return endElement(at: place, fault, window)
            case .cut(let place): return cutElement(at: place, .broken, window)
            case .unfinished:
                return limit < window.count ? cutElement(at: limit, .broken, window) : continueElement(window)
            }
        }
    }

    private func endElement(at place: Int, _ fault: FramingFault?, _ window: ByteWindow) -> Bool {
        let isTooLarge = place - cursor > sizeLimit
        if scanner.isBroken || isTooLarge {
            let end = scanner.isBroken ? place : cursor + sizeLimit
            if let next = EventBeginning.first(in: cursor + 1..<end, of: window) {
                return cutElement(at: next, scanner.isBroken ? .broken : .tooLarge, window)
            }
        }
        report(cursor..<place, isTooLarge ? .tooLarge : scanner.isBroken ? .broken : fault, in: window)
        cursor = place
        nesting.passElement()
        return true
    }

    /// Ends a broken element where something else begins, or at the `]` of the list around it.
    private func cutElement(at found: Int, _ fault: FramingFault, _ window: ByteWindow) -> Bool {
        let place = EventBeginning.first(in: cursor + 1..<found, of: window) ?? found
        var isTopLevel = nesting.context == .root
        if !isTopLevel, window.isLineStart(place) {
            switch window[place] == .openBracket ? true : EventBeginning.isRequest(at: place, in: window) {
            case true?: isTopLevel = true
            case false?: break
            case nil: return false
            }
        }
        report(cursor..<endOfValue(before: place, window), fault, in: window)
        cursor = place
        nesting.passElement()
        resume(atTopLevel: isTopLevel, window)
        return true
    }

    private func resume(atTopLevel: Bool, _ window: ByteWindow) {
        if atTopLevel { return nesting.closeAll() }
        nesting.isDoubtful = true
        if window[cursor] != .closeBracket { nesting.expectElement() }
    }

    /// Deals with an element whose end has not come.
    private func continueElement(_ window: ByteWindow) -> Bool {
        guard scanner.isBroken || mustDecide(in: window) else { return false }
        let isTooLarge = window.count - cursor > sizeLimit
        let fault: FramingFault = scanner.isBroken ? .broken : isTooLarge ? .tooLarge : .truncated
        let end = scanner.isBroken || !isTooLarge ? window.count : cursor + sizeLimit
        if let next = EventBeginning.first(in: cursor + 1..<end, of: window) {
            return cutElement(at: next, fault, window)
        }
        guard mustDecide(in: window) else { return false }
        report(cursor..<endOfValue(before: window.count, window), isTooLarge ? .tooLarge : fault, in: window)
        if window.isLast {
            cursor = window.count
            nesting.closeAll()
        } else {
            nesting.passElement()
            passage = .value
        }
        return true
    }

    /// The end of what stands before `place` without blanks and a comma.
    private func endOfValue(before place: Int, _ window: ByteWindow) -> Int {
        guard let last = window.lastNonBlank(before: place, least: cursor + 1) else { return cursor + 1 }
        guard window[last] == .comma, last > cursor + 1 else { return last + 1 }
        return (window.lastNonBlank(before: last, least: cursor) ?? cursor) + 1
    }
}

extension Framer {
    /// How many bytes stay in memory of what is passed over, so that the beginning of an event is seen whole.
    private static var lookBack: Int { 256 }

    /// Goes on passing over a value whose report is made; false if more bytes are needed.
    func passOver(_ window: ByteWindow) -> Bool {
        passage == .value ? passOverValue(window) : passOverStrayBytes(window)
    }

    private func passOverValue(_ window: ByteWindow) -> Bool {
        while true {
            switch scanner.scan(window, limit: window.count) {
            case .suspect: continue
            case .ended(let place):
                if !goToNext(before: place, window) { cursor = place }
                passage = .none
            case .cut(let place):
                if !goToNext(before: place, window) {
                    cursor = place
                    resume(atTopLevel: nesting.context == .root, window)
                }
                passage = .none
            case .unfinished:
                if goToNext(before: window.count, window) {
                    passage = .none
                } else if window.isLast {
                    cursor = window.count
                    nesting.closeAll()
                    passage = .none
                } else {
                    cursor = max(cursor, window.count - Self.lookBack)
                    return false
                }
            }
            return true
        }
    }

    private func goToNext(before place: Int, _ window: ByteWindow) -> Bool {
        guard scanner.isBroken, cursor < place,
            let next = EventBeginning.first(in: cursor..<place, of: window)
        else { return false }
        cursor = next
        resume(atTopLevel: nesting.context == .root, window)
        return true
    }
}
