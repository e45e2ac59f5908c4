extension Framer {
    /// One step in a list, where `byte` stands at the cursor.
    func stepInList(_ byte: UInt8, _ window: ByteWindow) -> Bool {
        switch byte {
        case .closeBracket:
            cursor += 1
            nesting.closeList()
            return true
        case .comma: return comma(window)
        case .openBrace, .openBracket:
            return nesting.awaitsElement ? awaitedElement(byte, window) : unexpectedElement(window)
        case .closeBrace where nesting.context == .events && !nesting.awaitsElement: return closingBrace(window)
        default: return strayBytes(window)
        }
    }

    /// One step in a request after its `events`, where `byte` stands at the cursor.
    func stepInRequest(_ byte: UInt8, _ window: ByteWindow) -> Bool {
        switch byte {
        case .closeBrace:
            cursor += 1
            nesting.closeRequest()
            return true
        case .comma: return member(window)
        case .openBrace where window.isLineStart(cursor), .openBracket where window.isLineStart(cursor):
            leave(.unclosedRequest, window)
            nesting.closeAll()
            return true
        case .closeBracket where nesting.isInsideList:
            leave(.unclosedRequest, window)
            nesting.closeRequest()
            return true
        case .openBrace:
            switch EventBeginning.isEvent(at: cursor, in: window) {
            case true?: nesting.reopenEvents()
            case false?: return strayBytes(window)
            case nil: return false
            }
            return true
        default: return strayBytes(window)
        }
    }

    private func comma(_ window: ByteWindow) -> Bool {
        if nesting.awaitsElement {
            report(cursor..<cursor + 1, .emptyElement, in: window)
        } else {
            let next = window.skipBlanks(from: cursor + 1)
            if next == window.count, !mustDecide(in: window) { return false }
            if window[next] == .closeBracket {
                report(cursor..<cursor + 1, .trailingComma, in: window)
            } else {
                nesting.passComma()
            }
        }
        cursor += 1
        return true
    }

    private func awaitedElement(_ byte: UInt8, _ window: ByteWindow) -> Bool {
        guard byte == .openBrace else { return element(window, fault: .notAnObject) }
        switch EventBeginning.isRequest(at: cursor, in: window) {
        case true?:
            // No event begins like this: the list before it was never closed.
            leave(.unclosedList, window)
            nesting.closeList()
            nesting.closeRequest()
            nesting.expectElement()
            return true
        case false?: return element(window)
        case nil: return false
        }
    }

    private func unexpectedElement(_ window: ByteWindow) -> Bool {
        if window.isLineStart(cursor) {
            leave(.unclosedList, window)
            nesting.closeAll()
        } else {
            report(cursor..<cursor, .missingComma, in: window)
            nesting.expectElement()
        }
        return true
    }

    /// A `}` after an event is one too many, if the list goes on, and else closes a request whose list lacks its `]`.
    private func closingBrace(_ window: ByteWindow) -> Bool {
        let next = window.skipBlanks(from: cursor + 1)
        if next == window.count, !mustDecide(in: window) { return false }
        if window[next] == .comma || window[next] == .closeBracket {
            report(cursor..<cursor + 1, .strayBytes, in: window)
        } else {
            leave(.unclosedList, window)
            nesting.closeList()
            nesting.closeRequest()
        }
        cursor += 1
        return true
    }

    private func leave(_ fault: FramingFault, _ window: ByteWindow) {
        if !nesting.isDoubtful { report(cursor..<cursor, fault, in: window) }
    }

    /// Steps over a member of a request that follows its `events`, or into another list of events.
    private func member(_ window: ByteWindow) -> Bool {
        let name = window.skipBlanks(from: cursor + 1)
        if window[name] == .closeBrace {
            report(cursor..<cursor + 1, .trailingComma, in: window)
            cursor = name
            return true
        }
        switch ObjectHead.member(at: name, in: window, with: innerScanner) {
        case .events(let list):
            nesting.openEvents()
            cursor = list
            return true
        case .other(let end), .type(let end):
            cursor = end
            return true
        case .broken: return strayBytes(window)
        case .unfinished: return mustDecide(in: window) && strayBytes(window)
        }
    }
}
