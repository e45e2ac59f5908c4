/// The bytes that a ``TextRepair`` sees at the moment, and looks ahead in.
struct RepairWindow {
    let bytes: UnsafeMutableRawBufferPointer
    let isLast: Bool

    /// How many bytes are held at most to find an end.
    static let limit = 16 << 20
    /// How many blanks may stand where an event begins.
    private static let greatestGap = 4096

    func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The blank or quote of typography at a place.
    func typography(at place: Int) -> Typography? { Typography(rest(from: place)) }

    /// Whether the character at a place may go on behind the window.
    func isCut(at place: Int) -> Bool { !isLast && Typography.isCut(rest(from: place)) }

    /// The first place that holds no blank, of either kind; the end of the window if there is none.
    func skipBlanks(from place: Int) -> Int {
        var place = place
        while let byte = byte(at: place) {
            if byte.isBlank {
                place += 1
            } else if let blank = typography(at: place), blank.isBlank {
                place += blank.length
            } else {
                return place
            }
        }
        return place
    }

    /// Whether an event or a request begins at a place, in whichever quotes; nil if too few bytes have come to tell.
    func beginsEvent(at brace: Int) -> Bool? {
        guard let opener = byte(at: brace) else { return isLast ? false : nil }
        guard opener == .openBrace else { return isCut(at: brace) ? nil : false }
        let quote = skipBlanks(from: brace + 1)
        guard quote - brace <= Self.greatestGap else { return false }
        guard let length = quoteLength(at: quote) else {
            return quote < bytes.count && !isCut(at: quote) ? false : unknown
        }
        for name in ["eventTypeKey", "keyValue", "params", "occurred", "events"] {
            let start = quote + length
            let end = min(start + name.utf8.count, bytes.count)
            guard bytes[min(start, end)..<end].elementsEqual(name.utf8.prefix(max(0, end - start))) else { continue }
            guard end == start + name.utf8.count, !isCut(at: end) else { return unknown }
            if quoteLength(at: end) != nil { return true }
        }
        return false
    }

    /// The length of the quote at a place, straight or not; nil if there is none.
    func quoteLength(at place: Int) -> Int? {
        if byte(at: place) == .quote { return 1 }
        guard let character = typography(at: place), !character.isBlank else { return nil }
        return character.length
    }

    private var unknown: Bool? { isLast ? false : nil }

    private func rest(from place: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[min(place, bytes.count)..<min(place + 3, bytes.count)])
    }
}
