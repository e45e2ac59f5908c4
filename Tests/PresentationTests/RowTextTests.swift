import Presentation
import Testing

struct `Rows for a program` {
    private static let table = ResultTable(
        columns: [.init("group"), .init("n", .right), .init("sum", .right), .init("group")],
        rows: [
            [.text("a \"b\""), .integer(-3), .decimal("1.50"), .missing],
            [.text("=x"), .integer(0), .decimal("1e2"), .text("")],
        ]
    )

    @Test(
        arguments: [
            (.csv(CSVWriter()), "group,n,sum,group\r\n\"a \"\"b\"\"\",-3,1.50,\r\n'=x,0,1e2,\"\"\r\n"),
            (
                .json,
                #"[{"group":"a \"b\"","n":-3,"sum":"1.50","group_2":null},"# + "\n"
                    + #"{"group":"=x","n":0,"sum":"1e2","group_2":""}]"# + "\n"
            ),
            (
                .ndjson(),
                #"{"group":"a \"b\"","n":-3,"sum":"1.50","group_2":null}"# + "\n"
                    + #"{"group":"=x","n":0,"sum":"1e2","group_2":""}"# + "\n"
            ),
            (
                .ndjson(part: "p"),
                #"{"part":"p","group":"a \"b\"","n":-3,"sum":"1.50","group_2":null}"# + "\n"
                    + #"{"part":"p","group":"=x","n":0,"sum":"1e2","group_2":""}"# + "\n"
            ),
        ] as [(RowNotation, String)]
    )
    func `say the same in every notation, and lose no column`(notation: RowNotation, text: String) {
        #expect(String(decoding: Self.table.bytes(notation), as: UTF8.self) == text)
    }

    @Test func `have no key twice`() {
        let titles = ["part", "a", "a", "a_2"]
        #expect(RowNotation.json.keys(titles) == ["part", "a", "a_3", "a_2"])
        #expect(RowNotation.ndjson(part: "p").keys(titles) == ["part_2", "a", "a_3", "a_2"])
        let document = JSONText.text(Self.table.document)
        #expect(document.contains(#""group":"=x","n":0,"sum":"1e2","group_2":"""#), "\(document)")
    }

    @Test func `of a result without rows are what stands above and below them`() {
        let empty = ResultTable(columns: [.init("a"), .init("b")])
        let texts = [.csv(CSVWriter()), .json, .ndjson()].map { String(decoding: empty.bytes($0), as: UTF8.self) }
        #expect(texts == ["a,b\r\n", "[]\n", ""])
    }

    @Test func `have decimals as numbers with their digits where that is asked for`() {
        var rows = RowText(.ndjson(), titles: ["sum"], decimals: .numbers)
        var bytes: [UInt8] = []
        for digits in ["1.50", "1e2", "nan"] { rows.append([.decimal(digits)], to: &bytes) }
        #expect(String(decoding: bytes, as: UTF8.self) == "{\"sum\":1.50}\n{\"sum\":1e2}\n{\"sum\":\"nan\"}\n")
    }
}
