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
    /// The pages that were read; those that were not are empty, and before the first one there are none.
    private var pages: [[Element]] = []

    init(_ list: DerivedList, _ database: Database, damage: Vocabulary.Damage) {
        self.list = list
        self.database = database
        self.damage = damage
    }

    /// The entry at an index; nil past the end, the greatest number where the page is damaged.
    subscript(index: Int) -> Element? {
        let (page, offset) = (index / PagedList<Element>.pageSize, index % PagedList<Element>.pageSize)
        if page < pages.count, offset < pages[page].count { return pages[page][offset] }
        guard index < count else { return nil }
        read(page)
        return offset < pages[page].count ? pages[page][offset] : nil
    }

    private func read(_ page: Int) {
        let pageSize = PagedList<Element>.pageSize
        if pages.isEmpty { pages = Array(repeating: [], count: (count + pageSize - 1) / pageSize) }
        // What is damaged is told of once, and not looked for again.
        pages[page] = Array(repeating: .max, count: min(pageSize, count - page * pageSize))
        damage.noting { pages[page] = try PagedList<Element>.page(page, of: list, database) }
    }
}
