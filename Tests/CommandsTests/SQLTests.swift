import Foundation
import GRDB
import Testing

struct `SQL` {
    @Test func `comes in four formats of the same content`() throws {
        let work = try WorkFolder.withOrderShop()
        let query = """
            SELECT id, id AS x, total, NULL AS none, '=1+1' AS x, x'00ff' AS bytes FROM orders WHERE contact = 0 ORDER BY date
            """
        let csv = try work.run("sql", query)
        #expect(
            csv.lines == [
                "id,x,total,none,x,bytes", "1,1,50.5,,'=1+1,x'00ff'", "5,5,100.0,,'=1+1,x'00ff'",
                "8,8,5.0,,'=1+1,x'00ff'",
            ]
        )
        let ndjson = try work.run("sql", query, "--format", "ndjson")
        #expect(
            ndjson.lines.first
                == #"{"id":"1","x":"1","total":50.5,"none":null,"x_2":"=1+1","bytes":"x'00ff'"}"#
        )
        let json = try work.run("sql", query, "--format", "json")
        #expect(json.output == "[" + ndjson.lines.joined(separator: ",\n") + "]\n")
        let table = try work.run("sql", query, "--format", "table").lines
        #expect(table.first?.split(separator: " ").map(String.init) == ["id", "x", "total", "none", "x", "bytes"])
        #expect(table.dropFirst(2).count == 3)
        #expect(try work.run("sql", "SELECT * FROM orders WHERE 0", "--format", "json").output == "[]\n")
    }

    @Test func `is read from an argument, a file, standard input and the user's own folder, which comes first`() throws
    {
        let work = try WorkFolder.withOrderShop()
        try work.write("ask/count.sql", "-- How many.\nSELECT count(*) AS n FROM orders;\n")
        try work.write(
            "queries/mine.sql",
            "-- Mine: how many.\n-- :least = 20 + 20\nSELECT count(*) AS n FROM orders WHERE total >= :least"
        )
        try work.write("queries/top-products.sql", "-- Ours.\nSELECT 5 AS n")
        let count = ["n", "9"]
        #expect(try work.run("sql", "SELECT count(*) AS n FROM orders").lines == count)
        #expect(try work.run("sql", "ask/count.sql").lines == count)
        #expect(try work.run("sql", "-", input: Data("SELECT count(*) AS n FROM orders".utf8)).lines == count)
        #expect(try work.run("sql", "mine").lines == ["n", "6"])
        #expect(try work.run("sql", "mine", "--set", "least=70").lines == ["n", "3"])
        #expect(try work.run("sql", "top-products").lines == ["n", "5"])
        let list = try work.run("sql", "--list").lines
        #expect(list.contains("mine,Mine: how many.") && list.contains("top-products,Ours."))
        #expect(list.count == 10)
    }

    @Test(
        arguments: [
            "-- How many.\nSELECT count(*) AS n FROM orders", "--how many = what?\nSELECT count(*) AS n FROM orders",
            "--\nSELECT count(*) AS n FROM orders", "-- a=b\r\nSELECT count(*) AS n FROM orders -- end",
        ]
    )
    func `may begin with a comment, as a file does`(query: String) throws {
        let work = try WorkFolder.withOrderShop()
        #expect(try work.run("sql", query).lines == ["n", "9"])
        #expect(try work.run("sql", "--format", "ndjson", query, "--quiet").lines == [#"{"n":9}"#])
        #expect(try work.run("sql", "--formt", query).errors.contains("Unknown option '--formt'"))
    }

    @Test(
        arguments: [
            "SELECT length(randomblob(900000000))", "SELECT replace(hex(zeroblob(30000000)), '00', 'aaaaaaaaaa')",
        ]
    )
    func `that would take all memory for one text is refused`(query: String) throws {
        let outcome = try WorkFolder.withOrderShop().run("sql", query)
        #expect(outcome.code == 64)
        #expect(
            outcome.errors == "muster: the query cannot be answered\n"
                + "a text of the query is larger than 64 MB; ask for less at a time\n"
        )
    }

    @Test func `has every place that the audit finds, and the events there`() throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "40", "--seed", "3", "--defects").bytes
        try work.write("shop.ndjson", sample)
        try work.run("import", "shop.ndjson", "--time-zone", "UTC")
        try work.run("audit", "--all", "all.csv", "--fail-on", "never")
        let found = try work.run(
            "sql",
            "SELECT rule, severity, file, line, byte, pointer, type, key, value, detail FROM findings",
            "--format",
            "csv"
        )
        #expect(found.code == 0, "\(found.errors)")
        let all = CSVText.rows(String(decoding: try work.bytes(of: "all.csv"), as: UTF8.self))
        #expect(CSVText.rows(found.output).dropFirst() == all.dropFirst())
        #expect(all.count > 30)
        // The type of a finding's event is that of the event, and every finding on a line of an event names one.
        let joined = try work.run(
            "sql",
            "SELECT count(*), sum(findings.type IS events.type) FROM findings JOIN events USING (event)"
        ).lines
        let counts = try #require(joined.last?.split(separator: ",").compactMap { Int($0) })
        #expect(counts.count == 2 && counts[0] == counts[1] && counts[0] > 30)
        let none = try work.run(
            "sql",
            "SELECT count(*) FROM findings WHERE event IS NULL AND type IS NOT NULL AND line > 0"
        )
        #expect(none.lines.last == "0")
    }

    @Test func `shows its tables, and the columns of one`() throws {
        let work = try WorkFolder.withOrderShop()
        let tables = try work.run("sql", "--tables").lines.compactMap { $0.split(separator: ",").first }
        #expect(
            tables.starts(with: [
                "table", "events", "items", "orders", "order_versions", "contacts", "imports", "findings",
            ])
        )
        #expect(tables.contains("orderCreated"))
        let columns = try work.run("sql", "--tables", "orderCreated").lines
        #expect(columns.contains("totalCost,number,the parameter totalCost"))
        #expect(columns.contains("externalOrderId,text,the parameter externalOrderId"))
    }

    @Test(
        arguments: [
            (
                ["sql", "DELETE FROM orders"],
                "muster: queries only read, and this is refused: table orders may not be modified\n"
            ),
            (["sql", "SELECT 1; SELECT 2"], "muster: there is more than one statement; give them one at a time\n"),
            (["sql", "top-product"], "muster: there is no saved query \"top-product\"; did you mean top-products?\n"),
            (["sql", "SELECT :month"], "muster: the query needs :month; give it with --set month=VALUE\n"),
            (
                ["sql", "top-products", "--set", "curency=UAH"],
                "muster: the query has no parameter :curency; did you mean currency?; it has :currency, :products\n"
            ),
            (
                ["sql", "nowhere.sql"],
                "muster: nowhere.sql: the query file cannot be read; check the path, and that it is UTF-8 text\n"
            ),
            (
                ["sql", "--tables", "orderCreate"],
                "muster: there is no table \"orderCreate\"; did you mean orderCreated?"
            ),
            (
                ["sql", "SELECT totl\nFROM orders"],
                "muster: the query cannot be answered\nline 1, column 8: no such column: totl\n    SELECT totl\n           ^^^^\n    did you mean: total\n"
            ),
            (["sql"], "Error: say what to ask"),
            (["sql", "SELECT 1", "--set", "x"], "Error: --set takes a name and a value"),
        ]
    )
    func `that cannot be followed says why, and exits with 64`(words: [String], said: String) throws {
        let work = try WorkFolder.withOrderShop()
        let outcome = try BuiltProgram.run(words, in: work.folder)
        #expect(outcome.code == 64)
        #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    /// The catalogue counts removed events, so values are looked at; one text says of all of a column's what type they are.
    @Test func `reads no further than to the first text to tell a column's type`() throws {
        let work = try WorkFolder()
        let events = [("seen", 1, "\"x5\""), ("seen", 1, "5"), ("seen", 2, "6"), ("saw", 1, "\"x5\""), ("saw", 1, "7")]
        let lines = events.map { type, day, value in
            """
            {"eventTypeKey":"\(type)","keyValue":"k","occurred":"2024-01-0\(day)","params":[{"name":"n","value":\(value)}]}

            """
        }
        try work.write("events.ndjson", lines.joined())
        try work.run("import", "events.ndjson", "--time-zone", "UTC")
        try work.run("delete", "--from", "2024-01-02", "--to", "2024-01-02", "--yes")
        let queue = try DatabaseQueue(path: work.path(of: "muster.sqlite"))
        try queue.write { database in
            try database.execute(
                sql: """
                    UPDATE chunk SET checksum = checksum + 1
                    WHERE row_group = (SELECT max(row_group) FROM row_group)
                        AND "column" = (SELECT 16 + number FROM column_name WHERE CAST(name AS TEXT) = 'n')
                    """
            )
            #expect(database.changesCount == 1)
        }
        try queue.close()
        #expect(try work.run("sql", "SELECT n FROM seen").lines == ["n", "x5", "5"])
        let outcome = try BuiltProgram.run(["sql", "SELECT n FROM saw"], in: work.folder)
        #expect(outcome.code == 65, "\(outcome.errors)")
    }

    @Test func `stops at Ctrl-C, and exits with 130`() throws {
        let work = try WorkFolder.withOrderShop()
        let program = try RunningProgram(["sql", "-"], in: work.folder)
        let endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
        try program.give(Data(endless.utf8))
        try program.endInput()
        // Nothing but the query itself takes so long.
        let deadline = ContinuousClock.now + .seconds(60)
        while try program.processorTicks() < 50, ContinuousClock.now < deadline { usleep(10_000) }
        program.kill(SIGINT)
        let (code, errors) = try program.finish()
        #expect(code == 130)
        #expect(errors == "muster: the query was stopped\n")
    }
}
