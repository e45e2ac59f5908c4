/// Looks into an object as far as it takes to tell an event from a request.
enum ObjectHead {
    /// What an object is.
    enum Kind {
        case event
        /// A request, whose first event comes at this place.
        case request(Int)
        case unfinished
    }

    /// What a member of an object is.
    enum Member {
        /// The `eventTypeKey`, whose value ends at this place.
        case type(Int)
        /// The `events`, whose list begins before this place.
        case events(Int)
        /// Any other, whose value ends at this place.
        case other(Int)
        case broken
        case unfinished
    }

    private enum Span {
        case end(Int)
        case broken
        case unfinished
    }

    /// Tells what the object at `place` is: `events` before any `eventTypeKey` makes a request.
    static func read(at place: Int, in window: ByteWindow, with scanner: ElementScanner) -> Kind {
        if window.subject == .events,
            window.matches("\"eventTypeKey\"", at: window.skipBlanks(from: place + 1)) == true
        {
            return .event
        }
        var place = place
        repeat {
            place = window.skipBlanks(from: place + 1)
            switch member(at: place, in: window, with: scanner) {
            case .type, .broken: return .event
            case .events(let list): return .request(list)
            case .other(let end): place = window.skipBlanks(from: end)
            case .unfinished: return .unfinished
            }
        } while window[place] == .comma
        return place < window.count || window.isLast ? .event : .unfinished
    }

    /// Tells what the member is whose name begins at `place`.
    static func member(at place: Int, in window: ByteWindow, with scanner: ElementScanner) -> Member {
        guard let quote = window[place] else { return window.isLast ? .broken : .unfinished }
        guard quote == .quote else { return .broken }
        let nameEnd: Int
        switch text(at: place, in: window) {
        case .end(let end): nameEnd = end
        case .broken: return .broken
        case .unfinished: return .unfinished
        }
        let colon = window.skipBlanks(from: nameEnd)
        guard let byte = window[colon] else { return window.isLast ? .broken : .unfinished }
        guard byte == .colon else { return .broken }
        let valueStart = window.skipBlanks(from: colon + 1)
        guard let first = window[valueStart] else { return window.isLast ? .broken : .unfinished }
        let name = Name(place + 1..<nameEnd - 1, in: window)
        if first == .openBracket, name == .events { return .events(valueStart + 1) }
        switch value(first, at: valueStart, in: window, with: scanner) {
        case .end(let end): return name == .eventTypeKey ? .type(end) : .other(end)
        case .broken: return .broken
        case .unfinished: return .unfinished
        }
    }

    /// Whether a member's name and its colon stand at `place`; nil if too few bytes have come to tell.
    static func isName(at place: Int, in window: ByteWindow) -> Bool? {
        guard let byte = window[place] else { return window.isLast ? false : nil }
        guard byte == .quote else { return false }
        switch text(at: place, in: window) {
        case .end(let end):
            let colon = window.skipBlanks(from: end)
            return colon < window.count || window.isLast ? window[colon] == .colon : nil
        case .broken: return false
        case .unfinished: return nil
        }
    }

    private static func value(
        _ first: UInt8,
        at place: Int,
        in window: ByteWindow,
        with scanner: ElementScanner
    ) -> Span {
        switch first {
        case .quote: return text(at: place, in: window)
        case .openBrace, .openBracket:
            scanner.begin(at: place, in: .object)
            switch scanner.scan(window, limit: window.count) {
            case .ended(let end): return scanner.isBroken ? .broken : .end(end)
            case .cut, .suspect: return .broken
            case .unfinished: return window.isLast ? .broken : .unfinished
            }
        default:
            var end = place
            while let byte = window[end], !byte.isBlank, byte != .comma, byte | 0x20 != .closeBrace { end += 1 }
            if end == window.count, !window.isLast { return .unfinished }
            return end > place ? .end(end) : .broken
        }
    }

    private static func text(at quote: Int, in window: ByteWindow) -> Span {
        var place = quote + 1
        while let byte = window[place] {
            switch byte {
            case .quote: return .end(place + 1)
            case .newline: return .broken
            case .backslash: place += 2
            default: place += 1
            }
        }
        return window.isLast ? .broken : .unfinished
    }
}

extension ObjectHead {
    /// A member's name, as far as it matters here.
    private enum Name {
        case eventTypeKey
        case events
        case other

        init(_ range: Range<Int>, in window: ByteWindow) {
            let bytes = UnsafeBufferPointer(start: window.start + range.lowerBound, count: range.count)
            if Self.equals(bytes, window.subject.listName) {
                self = .events
            } else if Self.equals(bytes, window.subject.mark) {
                self = .eventTypeKey
            } else if bytes.contains(.backslash) {
                self = Self.unescaped(bytes, window.subject)
            } else {
                self = .other
            }
        }

        private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
            bytes.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        }

        private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, _ subject: StreamSubject) -> Name {
            var plain: [UInt8] = []
            var place = 0
            while place < bytes.count {
                let isCode =
                    bytes[place] == .backslash && place + 5 < bytes.count && bytes[place + 1] == UInt8(ascii: "u")
                if isCode {
                    let digits = String(decoding: bytes[place + 2..<place + 6], as: UTF8.self)
                    plain.append(UInt16(digits, radix: 16).flatMap { UInt8(exactly: $0) } ?? 0)
                    place += 6
                } else {
                    plain.append(bytes[place])
                    place += 1
                }
            }
            return plain.withUnsafeBufferPointer { plain in
                if equals(plain, subject.listName) { return .events }
                return equals(plain, subject.mark) ? .eventTypeKey : .other
            }
        }
    }
}
