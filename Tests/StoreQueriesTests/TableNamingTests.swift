import Testing

@testable import StoreQueries

struct `The names of tables and columns` {
    @Test(
        arguments: [
            (["a", "b"], ["a", "b"]), (["Email", "email", "EMAIL"], ["Email", "email_2", "EMAIL_3"]),
            (["a", "A", "a_2"], ["a", "A_3", "a_2"]), (["", "\0", "", "_2"], ["_", "\u{FFFD}", "__2", "_2"]),
            (["key", "Event", "місто", "Місто"], ["key_2", "Event_2", "місто", "Місто"]),
        ]
    )
    func `are those of the data, numbered where SQL takes two for the same`(given: [String], expected: [String]) {
        var naming = TableNaming(taken: ["event", "KEY"])
        #expect(naming.unique(given) == expected)
    }

    @Test func `of tables keep away from those of SQLite`() {
        var naming = TableNaming(taken: ["events"])
        let names = naming.tables(["SQLite_x", "sqlite", "Events", "_sqlite_x"])
        #expect(names == ["_SQLite_x", "sqlite", "Events_2", "_sqlite_x_2"])
    }

    @Test(
        arguments: [
            ("total", "total"), ("order", "\"order\""), ("Order", "\"Order\""), ("city name", "\"city name\""),
            ("1st", "\"1st\""), ("місто", "місто"), ("a\"b", "\"a\"\"b\""), ("", "\"\""), ("$x", "\"$x\""),
        ]
    )
    func `are in quotes where a query needs them`(name: String, written: String) {
        #expect(SQLName.written(name) == written)
    }
}
