internal import Columns
internal import GRDB

/// A list of integers in the file for reading single entries: a page is read when somebody asks for an entry of it.
///
/// For the entries of all contacts there is ``PagedList``.
final class StoredList<Element: FixedWidthInteger & Sendable> {
    /// How many entries the list has.
    private(set) lazy var count: Int = {
        var count = 0
        damage.noting { count = try PagedList<Element>.count(of: list, database) }
        return count
    }()
    private let list: DerivedList
    private let database: Database
    private let damage: Vocabulary.Damage
    private lazy var pages: RecentPages<[Element]> = {
        let pageSize = PagedList<Element>.pageSize
        return RecentPages(count: (count + pageSize - 1) / pageSize)
    }()
    /// The entries among which the last one was: whoever goes through the contacts finds most entries here.
    private var stretch: (first: Int, entries: [Element]) = (0, [])
    private lazy var wereAskedFor = Bitmap(count: pages.count)

    /// How many entries are read of a page that is asked for the first time: whoever shows ten contacts wants no more, and
    /// a whole page takes a quarter of a megabyte.
    private static var stretchSize: Int { 1024 }

    init(_ list: DerivedList, _ database: Database, damage: Vocabulary.Damage) {
        self.list = list
        self.database = database
        self.damage = damage
    }

    /// The entry at an index; nil past the end, the greatest number where the page is damaged.
    subscript(index: Int) -> Element? {
        let inStretch = index - stretch.first
        if inStretch >= 0, inStretch < stretch.entries.count { return stretch.entries[inStretch] }
        let (page, offset) = (index / PagedList<Element>.pageSize, index % PagedList<Element>.pageSize)
        guard page < pages.count else { return nil }
        guard wereAskedFor[page] else {
            wereAskedFor[page] = true
            let start = offset / Self.stretchSize * Self.stretchSize
            stretch = (index - offset + start, read(start..<start + Self.stretchSize, ofPage: page))
            return offset - start < stretch.entries.count ? stretch.entries[offset - start] : nil
        }
        let entries = pages.page(page) { read(0..<PagedList<Element>.pageSize, ofPage: page) }
        stretch = (index - offset, entries)
        return offset < entries.count ? entries[offset] : nil
    }

    private func read(_ range: Range<Int>, ofPage page: Int) -> [Element] {
        var entries: [Element]?
        damage.noting { entries = try PagedList<Element>.entries(range, ofPage: page, of: list, database) }
        // What is damaged is told of once.
        let own = range.clamped(to: 0..<count - page * PagedList<Element>.pageSize)
        return entries ?? Array(repeating: .max, count: own.count)
    }
}
