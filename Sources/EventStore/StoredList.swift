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

    init(_ list: DerivedList, _ database: Database, damage: Vocabulary.Damage) {
        self.list = list
        self.database = database
        self.damage = damage
    }

    /// The entry at an index; nil past the end, the greatest number where the page is damaged.
    subscript(index: Int) -> Element? {
        let (page, offset) = (index / PagedList<Element>.pageSize, index % PagedList<Element>.pageSize)
        guard page < pages.count else { return nil }
        let entries = pages.page(page) { read(page) }
        return offset < entries.count ? entries[offset] : nil
    }

    private func read(_ page: Int) -> [Element] {
        let pageSize = PagedList<Element>.pageSize
        // What is damaged is told of once, and not looked for again while it stays.
        var entries: [Element] = Array(repeating: .max, count: min(pageSize, count - page * pageSize))
        damage.noting { entries = try PagedList<Element>.page(page, of: list, database) }
        return entries
    }
}
