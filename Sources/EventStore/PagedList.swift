internal import Columns
internal import GRDB

/// A list of integers that lies in the file in pages, so that a change writes only the pages that it touches.
struct PagedList<Element: FixedWidthInteger & Sendable>: Sendable {
    private(set) var values: [Element] = []
    /// Whether each page is to be written, because it has changed or was written to be short-lived; those behind are not.
    private var isDirty: [Bool] = []

    static var pageSize: Int { 65_536 }

    /// For how many more entries than there are a list that is read has room.
    static var roomForMore: Int { 16_384 }

    var count: Int { values.count }

    subscript(index: Int) -> Element {
        get { values[index] }
        set {
            values[index] = newValue
            noteChange(at: index)
        }
    }

    mutating func append(_ value: Element) {
        noteChange(at: values.count)
        values.append(value)
    }

    private mutating func noteChange(at index: Int) {
        let page = index / Self.pageSize
        while isDirty.count <= page { isDirty.append(false) }
        isDirty[page] = true
    }

    /// Reads the list with this number.
    init(_ list: DerivedList, _ database: Database) throws {
        var values: [Element] = []
        // A list of a million contacts that grew as it came, or for the first new one, would take twice its memory.
        values.reserveCapacity(try Self.count(of: list, database) + Self.roomForMore)
        try Self.forEachPage(of: list, database) { _, page in values.append(contentsOf: page) }
        self.values = values
    }

    /// Calls with the pages of a list one after another, each with the index of its first entry.
    static func forEachPage(
        of list: DerivedList,
        _ database: Database,
        _ body: (_ first: Int, _ page: [Element]) throws -> Void
    ) throws {
        let pages = try Row.fetchCursor(
            database,
            sql: "SELECT page, entries, \(StoredBytes.columns) FROM derived_page WHERE array = ? ORDER BY page",
            arguments: [list.number]
        )
        var first = 0
        while let row = try pages.next() {
            let page = try Self.entries(0..<pageSize, StoredBytes(row, at: 2), of: row[0], of: list, database)
            guard first % pageSize == 0, first / pageSize == row[0], page.count == row[1] else {
                throw DamagedBytes(
                    place: place(of: row[0], list),
                    detail: "it has other entries than the catalogue says"
                )
            }
            try body(first, page)
            first += page.count
        }
    }

    /// Reads the entries of one page of a list, all of them or a range of them so far as it has these.
    static func entries(
        _ range: Range<Int> = 0..<pageSize,
        ofPage page: Int,
        of list: DerivedList,
        _ database: Database
    ) throws -> [Element] {
        let statement = try database.cachedStatement(
            sql: "SELECT \(StoredBytes.columns) FROM derived_page WHERE array = ? AND page = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [list.number, page]) else {
            throw DamagedBytes(place: place(of: page, list), detail: "it is missing")
        }
        return try entries(range, StoredBytes(row, at: 0), of: page, of: list, database)
    }

    private static func entries(
        _ range: Range<Int>,
        _ stored: StoredBytes,
        of page: Int,
        of list: DerivedList,
        _ database: Database
    ) throws -> [Element] {
        try stored.withBytes(database, at: place(of: page, list)) { bytes in
            var offset = 0
            let reader = try IntegerStreamReader<Element>(bytes: bytes, at: &offset)
            let range = range.clamped(to: 0..<reader.count)
            return Array(unsafeUninitializedCapacity: range.count) { buffer, initialized in
                if let start = buffer.baseAddress { reader.decode(range, into: start) }
                initialized = range.count
            }
        }
    }

    private static func place(of page: Int, _ list: DerivedList) -> String {
        "derived list \(list.number), page \(page)"
    }

    /// How many entries a list has.
    ///
    /// - Throws: ``DamagedBytes`` for a count that so many pages cannot have: whoever asks makes room for it.
    static func count(of list: DerivedList, _ database: Database) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*), sum(max(0, min(entries, \(pageSize + 1)))) FROM derived_page WHERE array = ?"
        )
        let counts = try statement.withDirectRow([Int64(list.number)]) { (pages: Int($0[0]), entries: Int($0[1])) }
        guard let (pages, entries) = counts, pages > 0 else { return 0 }
        guard (pages - 1) * pageSize < entries, entries <= pages * pageSize else {
            throw DamagedBytes(
                place: "derived list \(list.number)",
                detail: "\(pages) pages cannot have \(entries) entries"
            )
        }
        return entries
    }

    init() {}

    /// Writes the pages that have changed.
    ///
    /// - Parameter isFinal: Whether nobody is going to save the list again. Else a page that has room for more entries, which
    ///   each part of an import changes, is not packed as tightly as can be, and written anew the next time.
    mutating func save(_ list: DerivedList, _ database: Database, isFinal: Bool) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO derived_page (array, page, entries, \(StoredBytes.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        )
        for page in isDirty.indices where isDirty[page] {
            let slice = values[page * Self.pageSize..<min((page + 1) * Self.pageSize, values.count)]
            var bytes: [UInt8] = []
            let isShortLived = !isFinal && slice.count < Self.pageSize
            slice.withUnsafeBufferPointer { _ = IntegerStream.append($0, isShortLived: isShortLived, to: &bytes) }
            let place = "derived_page WHERE array = ? AND page = ?"
            try StoredBytes.remove(ofRowsOf: place, arguments: [list.number, page], database)
            let stored = try StoredBytes.insert(bytes, database)
            try statement.execute(arguments: [list.number, page, slice.count] + stored.arguments)
            isDirty[page] = isShortLived
        }
    }
}

/// The derived lists and their numbers in the file.
struct DerivedList {
    let number: Int

    /// The time of each contact's earliest event.
    static let firstOccurred = DerivedList(number: 0)
    /// Per kind: the identity that each contact has.
    static func contactIdentity(_ kind: Int) -> DerivedList { DerivedList(number: 16 + kind) }
    /// Per kind: the column that each identity's text stands in.
    static func identityColumn(_ kind: Int) -> DerivedList { DerivedList(number: 32 + kind) }
    /// Per kind: the code of each identity's text.
    static func identityCode(_ kind: Int) -> DerivedList { DerivedList(number: 48 + kind) }
    /// Per kind: the contact that owns each identity.
    static func identityOwner(_ kind: Int) -> DerivedList { DerivedList(number: 64 + kind) }
}
