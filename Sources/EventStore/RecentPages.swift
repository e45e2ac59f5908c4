/// The pages of a list in the file that were read and are still in memory.
///
/// Whoever goes through a list needs each page for a while and then no more, so only the latest few stay. Once one that was
/// let go is asked for again, none is let go any more: somebody wants entries from here and there.
struct RecentPages<Page> {
    private enum State {
        case unread
        case open(Page)
        case letGo
    }

    private var states: [State]
    /// The open pages, the one that was read first before the others.
    private var openNumbers: [Int] = []
    private var letsGo = true

    private static var mostOpen: Int { 8 }

    /// So many pages, none of them read.
    init(count: Int) {
        states = Array(repeating: .unread, count: count)
    }

    /// How many pages there are, read or not.
    var count: Int { states.count }

    /// A page if it is in memory.
    subscript(number: Int) -> Page? {
        if case .open(let page) = states[number] { page } else { nil }
    }

    /// A page, read now if it is not in memory.
    mutating func page(_ number: Int, read: () -> Page) -> Page {
        switch states[number] {
        case .open(let page): return page
        case .letGo: letsGo = false
        case .unread: break
        }
        let page = read()
        states[number] = .open(page)
        openNumbers.append(number)
        if letsGo, openNumbers.count > Self.mostOpen { states[openNumbers.removeFirst()] = .letGo }
        return page
    }
}
