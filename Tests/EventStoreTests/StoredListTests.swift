import EventModel
import GRDB
import Testing

@testable import EventStore

struct `A list in the file` {
    private static let list = DerivedList.contactIdentity(0)

    private func withList(_ body: (StoredList<UInt32>, Vocabulary.Damage) throws -> Void, of count: Int) throws {
        let store = try TemporaryStore()
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        try file.write { database in
            var written = PagedList<UInt32>()
            for index in 0..<count { written.append(UInt32(index) &* 2_654_435_761) }
            try written.save(Self.list, database, isFinal: true)
            let damage = Vocabulary.Damage()
            try body(StoredList(Self.list, database, damage: damage), damage)
            try damage.check()
        }
        try file.close()
    }

    @Test(arguments: [1, 1_023, 1_024, 1_025, 65_536, 65_537, 140_001])
    func `gives each entry whoever asks for it, and in whatever order`(count: Int) throws {
        let indexes = [0, 1, 1_023, 1_024, 5_000, 65_535, 65_536, 65_537, 131_071, 131_072, 140_000]
        for order in [indexes, indexes.reversed(), indexes.flatMap { [$0, 0, $0 + 3] }] {
            try withList(
                { list, _ in
                    for index in order {
                        #expect(list[index] == (index < count ? UInt32(index) &* 2_654_435_761 : nil), "\(index)")
                    }
                },
                of: count
            )
        }
    }

    @Test func `gives the greatest number where it is damaged, and notes that it is`() throws {
        let store = try TemporaryStore()
        let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
        try file.write { database in
            var written = PagedList<UInt32>()
            for index in 0..<3_000 { written.append(UInt32(index) &* 2_654_435_761) }
            try written.save(Self.list, database, isFinal: true)
            try database.execute(sql: "UPDATE stored_bytes SET bytes = zeroblob(length(bytes))")
            let damage = Vocabulary.Damage()
            let list = StoredList<UInt32>(Self.list, database, damage: damage)
            #expect([0, 2_999, 1].allSatisfy { list[$0] == .max })
            #expect(list[3_000] == nil)
            #expect(throws: (any Error).self) { try damage.check() }
        }
        try file.close()
    }

    @Test func `is asked for all of its entries one after another`() throws {
        try withList(
            { list, _ in
                #expect((0..<70_000).allSatisfy { list[$0] == UInt32($0) &* 2_654_435_761 })
                #expect(list[70_000] == nil)
            },
            of: 70_000
        )
    }

    /// Few values far apart, of which a dictionary takes the least room and the longest to be found.
    @Test func `is packed as tightly at the end of an import whatever was written on the way`() throws {
        func byteCounts(savedAt ends: [Int]) throws -> [Int] {
            let store = try TemporaryStore()
            let file = try StoreFile(path: store.path, .writing(timeZone: .utc))
            var (counts, written): ([Int], PagedList<UInt32>) = ([], PagedList())
            try file.write { database in
                for (turn, end) in ends.enumerated() {
                    while written.count < end { written.append(UInt32(written.count % 7) &* 2_654_435_761) }
                    try written.save(Self.list, database, isFinal: turn == ends.count - 1)
                    let read = try PagedList<UInt32>(Self.list, database)
                    #expect(read.values == written.values)
                    counts.append(try Int.fetchOne(database, sql: "SELECT sum(length(bytes)) FROM stored_bytes") ?? 0)
                }
            }
            try file.close()
            return counts
        }
        let onTheWay = try byteCounts(savedAt: [10_000, 65_536, 70_000, 90_000, 90_000])
        let atOnce = try byteCounts(savedAt: [90_000])
        #expect(onTheWay.last == atOnce.last)
        #expect(onTheWay[3] > onTheWay[4])
        // A page that is full is not going to grow.
        #expect(try byteCounts(savedAt: [65_536, 65_536]).first == byteCounts(savedAt: [65_536]).first)
    }
}
