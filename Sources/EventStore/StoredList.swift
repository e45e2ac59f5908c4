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
    /// The pages that were read; those that were not are empty.
    private lazy var pages: [[Element]] = Array(
        repeating: [],
        count: (count + PagedList<Element>.pageSize - 1) / PagedList<Element>.pageSize
    )

    init(_ list: DerivedList, _ database: Database, damage: Vocabulary.Damage) {
        self.list = list
        self.database = database
        self.damage = damage
    }

    /// The entry at an index; nil past the end, and where the page is damaged.
    subscript(index: Int) -> Element? {
        guard index < count else { return nil }
        let (page, offset) = index.quotientAndRemainder(dividingBy: PagedList<Element>.pageSize)
        if pages[page].isEmpty { damage.noting { pages[page] = try PagedList<Element>.page(page, of: list, database) } }
        return offset < pages[page].count ? pages[page][offset] : nil
    }
}
