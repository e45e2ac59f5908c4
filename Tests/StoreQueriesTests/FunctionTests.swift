import StoreQueries
import Testing

struct `Functions of queries` {
    private static func store() throws -> QueryStore {
        try QueryStore(event("seen", "2024-01-01"))
    }

    private static func value(_ query: String) throws -> QueryValue {
        let row = try #require(try store().rows(query).first)
        return row[0]
    }

    /// Figures worked out by hand; percentiles by (n - 1) * p / 100 between neighbours.
    @Test(
        arguments: [
            ("SELECT sum(x) FROM (SELECT 0.1 AS x UNION ALL SELECT 0.2)", 0.3),
            ("SELECT sum(column1) FROM (VALUES (1), (2), (NULL), ('x'))", 3),
            ("SELECT sum(column1) FROM (VALUES (1), ('2.50'), ('12,50'))", 3.5),
            ("SELECT sum(column1) FROM (VALUES (NULL), ('x'))", nil),
            ("SELECT total(column1) FROM (VALUES (NULL))", 0.0), ("SELECT total(column1) FROM (VALUES (2))", 2.0),
            ("SELECT avg(column1) FROM (VALUES (1), (2), ('4'), (NULL))", .real(7.0 / 3)),
            ("SELECT sum(column1) FROM (VALUES (1e300), (0.1))", 1e300), ("SELECT sum(1) FROM seen WHERE 0", nil),
            ("SELECT sum(DISTINCT column1) FROM (VALUES (0.1), (0.1), (0.2))", 0.3),
            ("SELECT decimal_sum(column1) FROM (VALUES ('1250.00'), (310.5), (NULL), ('x'))", "1560.50"),
            (
                "SELECT decimal_sum(column1) FROM (VALUES ('123456789012345678.12'), ('0.001'))",
                "123456789012345678.121"
            ),
            ("SELECT decimal_sum(1) FROM seen WHERE 0", nil),
            ("SELECT decimal_sum('1e37')", "10000000000000000000000000000000000000"),
            ("SELECT decimal_sum('10e-39')", "0.00000000000000000000000000000000000001"),
            ("SELECT median(column1) FROM (VALUES (3), (1), (2), (NULL), ('x'))", 2.0),
            ("SELECT median(column1) FROM (VALUES (0.1), (0.2))", 0.15),
            ("SELECT percentile(column1, 90) FROM (VALUES (30), (40), (60), (70), (150))", 118.0),
            ("SELECT percentile(column1, 12.5) FROM (VALUES (10), (20), (40))", 12.5),
            ("SELECT percentile(column1, 100) FROM (VALUES (10), (20))", 20.0),
            ("SELECT median(1) FROM seen WHERE 0", nil),
            ("SELECT number('258.0')", 258.0), ("SELECT number(' 7 ')", 7), ("SELECT number('12,50')", nil),
            ("SELECT number(x'35')", nil), ("SELECT number(NULL)", nil), ("SELECT fold('КИЇВ ẞ')", "київ ss"),
            ("SELECT lower('ЇЖАК')", "їжак"), ("SELECT upper('їжак')", "ЇЖАК"), ("SELECT lower(NULL)", nil),
            ("SELECT 'Київ' LIKE 'киї_'", 1), ("SELECT 'Київ' LIKE '%ї%'", 1), ("SELECT 'Київ' LIKE 'Кив'", 0),
            ("SELECT 'a%b' LIKE 'A!%B' ESCAPE '!'", 1), ("SELECT 'axb' LIKE 'A!%B' ESCAPE '!'", 0),
            ("SELECT 'aXbXc' LIKE 'a%b%c'", 1), ("SELECT '' LIKE '%'", 1), ("SELECT 'a' LIKE ''", 0),
            ("SELECT 'Харків' REGEXP '^[ХК]'", 1), ("SELECT NULL REGEXP 'x'", nil),
            ("SELECT now()", "2024-12-31T12:00:00"),
            (
                "SELECT group_concat(s, ' ') FROM (SELECT sum(column1) OVER (ROWS 1 PRECEDING) AS s FROM (VALUES (0.1), (0.2), (0.4)))",
                "0.1 0.3 0.6"
            ),
        ] as [(String, QueryValue)]
    )
    func `give what is worked out by hand`(query: String, expected: QueryValue) throws {
        #expect(try Self.value(query) == expected)
    }

    @Test func `add a hundred thousand cents to the cent`() throws {
        let cents = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000)"
        #expect(try Self.value("\(cents) SELECT sum(x / 100.0) FROM c") == 50_000_500.0)
    }

    @Test(
        arguments: [
            "SELECT percentile(column1, column1) FROM (VALUES (1), (2))", "SELECT percentile(1, 101)",
            "SELECT percentile(1, 'x')", "SELECT 'a' REGEXP '('", "SELECT 'a' LIKE 'a' ESCAPE 'xx'",
            "SELECT sum(column1) FROM (VALUES (9223372036854775807), (1))",
            // A number that has no room is not added as another one.
            "SELECT decimal_sum('1e39')", "SELECT decimal_sum('1e-40')", "SELECT decimal_sum(1e39)",
            "SELECT decimal_sum('0.12345678901234567890123456789012345678901')",
            "SELECT decimal_sum(column1) FROM (VALUES ('1e39'), ('5'))",
        ]
    )
    func `say what they cannot work with`(query: String) {
        #expect(throws: QueryError.self) { try Self.value(query) }
    }
}
