import Foundation
import Testing

struct `Convert` {
    static let page = "documentation/convert.md"

    @Test func `does with the page's file and map what the page shows`() throws {
        let work = try WorkFolder()
        try work.write("shop.csv", try #require(Readme.blocks("csv", of: Self.page).first))
        let map = try #require(Readme.blocks("yaml", of: Self.page).first)
        #expect(map.split(separator: "\n").count <= 14)
        try work.write("map.yaml", map)
        let step = try #require(Readme.blocks("console", of: Self.page).flatMap { Story($0).steps }.first)
        let said = try Story.run(step, in: work)
        #expect(step.lines == said.output + said.errors)
        let events = String(decoding: try work.bytes(of: "shop.ndjson"), as: UTF8.self).split(separator: "\n")
        #expect(events.count == 4)
        #expect(try Readme.blocks("json", of: Self.page).first == events.first.map { $0 + "\n" })
        #expect(events[2].hasPrefix(#"{"eventTypeKey":"orderCancelled","keyValue":"17""#))
        #expect(events[3].hasPrefix(#"{"eventTypeKey":"orderCreated","keyValue":"1004""#))
        try work.run("import", "shop.ndjson", "--time-zone", "UTC")
        let info = try work.run("info", "--format", "json").json(as: InfoResult.self)
        #expect(info.events == 4 && info.contacts == 2 && info.unidentified == 1 && info.orders == 2)
        let check = try work.run("average-check", "--as-of", "2024-12-01").lines
        // 2 x 625.00 + 99.90 and 3 x 103.50
        #expect(check[1].hasPrefix("all,UAH,2,2,1660.40,830.200000,"))
    }

    @Test func `keeps what it rejects beside the output, goes on, and exits with 65`() throws {
        let work = try WorkFolder()
        try work.write("map.yaml", "event: e\noccurred: when\nkey: id\nparams: {id: id}\n")
        let wide = Array(repeating: "1", count: 10_000).joined(separator: ",")
        let long = String(repeating: "x", count: 5_000_000)
        try work.write(
            "rows.csv",
            Data("id,when\n1,2024-01-01\n2\n\(wide)\n\(long)\n3,2024-13-01\n4,a\0b\n5,\"open\n6,2024-01-02\n".utf8)
        )
        let outcome = try work.run(
            "convert",
            "rows.csv",
            "--map",
            "map.yaml",
            "--output",
            "out.ndjson",
            "--summary",
            "sum.json",
            "--quiet"
        )
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        let said = outcome.errors.split(separator: "\n").map(String.init)
        #expect(said.count == 7)
        #expect(said[0].hasPrefix("rows.csv: line 3, byte 21: the row has 1 cell and the header 2;"))
        #expect(
            said[6]
                == "muster: 6 rows rejected, kept with place and reason in out.ndjson.rejected.csv; mend and convert again"
        )
        let kept = CSVText.rows(String(decoding: try work.bytes(of: "out.ndjson.rejected.csv"), as: UTF8.self))
        #expect(kept.map { $0[1] } == ["line", "3", "4", "5", "6", "7", "8"])
        #expect(
            kept[1] == ["rows.csv", "3", "21", String(said[0].dropFirst("rows.csv: line 3, byte 21: ".count)), "2"]
        )
        #expect(kept[3][4] == String(repeating: "x", count: 1 << 20))
        let events = String(decoding: try work.bytes(of: "out.ndjson"), as: UTF8.self).split(separator: "\n")
        #expect(events.map { $0.suffix(13) } == [#":"2024-01-01"}"#, #":"2024-01-02"}"#].map { $0.suffix(13) })
        let summary = try JSONSerialization.jsonObject(with: try work.bytes(of: "sum.json")) as? [String: Any]
        #expect(summary?["rejected"] as? Int == 6 && summary?["events"] as? Int == 2 && summary?["rows"] as? Int == 8)
        // Mended, it leaves nothing behind that speaks of the earlier run.
        try work.write("rows.csv", "id,when\n1,2024-01-01\n")
        #expect(try work.run("convert", "rows.csv", "--map", "map.yaml", "--output", "out.ndjson").code == 0)
        #expect(!work.has("out.ndjson.rejected.csv"))
    }

    @Test func `reads folders, patterns, packed files and standard input in an order of its own`() throws {
        let work = try WorkFolder()
        try work.write("map.yaml", "event: e\noccurred: when\nkey: id\nparams: {id: id}\n")
        for name in ["b", "a", "c"] { try work.write("days/\(name).csv", "id,when\n\(name),2024-01-01\n") }
        try work.write("days/old.rejected.csv", "no table")
        try work.write("days/notes.md", "no table")
        func keys(_ outcome: BuiltProgram.Outcome) -> [String] {
            outcome.lines.map { String($0.split(separator: "\"")[7]) }
        }
        #expect(try keys(work.run("convert", "days", "--map", "map.yaml")) == ["a", "b", "c"])
        #expect(try keys(work.run("convert", "days/[bc].csv", "--map", "map.yaml")) == ["b", "c"])
        #expect(try keys(work.run("convert", "days/c.csv", "days/a.csv", "--map", "map.yaml")) == ["c", "a"])
        let packed = Data(gzip("id,when\nz,2024-01-01\n"))
        #expect(try keys(work.run("convert", "-", "--map", "map.yaml", input: packed)) == ["z"])
        try work.write("days/deep/d.csv.gz", packed)
        #expect(try keys(work.run("convert", "days/**/*.csv*", "--map", "map.yaml")) == ["a", "b", "c", "z"])
    }

    @Test func `looks at no pipe to learn the format of the others, and so loses nothing of it`() throws {
        let work = try WorkFolder()
        try work.write("map.yaml", "event: e\noccurred: when\nkey: id\nparams: {id: id}\n")
        try work.write("a.csv", "id,when\na,2024-01-01\n")
        try work.write("b.csv", "id,when\nb,2024-01-01\n")
        let script = "cat b.csv | '\(BuiltProgram.file.path)' convert a.csv /dev/stdin --map map.yaml --quiet"
        let lines = try Tool.run("/bin/bash", ["-c", script], in: work.folder).split(separator: "\n")
        #expect(lines.map { $0.split(separator: "\"")[7] } == ["a", "b"], "\(lines)")
    }

    /// Gzip data made by hand, its bytes in one stored block, with the checksum worked out bit by bit.
    private func gzip(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let sum = ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { part, _ in part & 1 == 1 ? part >> 1 ^ 0xEDB8_8320 : part >> 1 }
        }
        func little(_ number: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
        }
        let size = UInt32(bytes.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(size, 2) + little(~size, 2) + bytes + little(sum, 4)
            + little(size, 4)
    }

    @Test func `suggests a map that works on the file that it was made for`() throws {
        let work = try WorkFolder()
        let table = "Номер замовлення;Пошта;Дата;Сума;Статус\n1;olena@example.com;31.12.2024 10:00;1 250,50;Виконано\n"
        try work.write("orders.csv", try #require(table.data(using: .windowsCP1251)))
        let map = try work.run("convert", "orders.csv", "--suggest")
        #expect(map.code == 0 && map.errors.isEmpty)
        try work.write("map.yaml", map.bytes)
        let outcome = try work.run("convert", "orders.csv", "--map", "map.yaml", "--quiet")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.contains(#""totalCost","value":1250.50},{"name":"status","value":"DELIVERED"}"#))
    }

    @Test(arguments: [
        (["absent.csv", "--map", "map.yaml"], 64, "muster: absent.csv: no such file or folder"),
        (["rows.csv"], 64, "Error: say how to read the columns with --map FILE; --suggest writes such a map"),
        (["rows.csv", "--map", "absent.yaml"], 64, "muster: absent.yaml: the map cannot be read"),
        (
            ["rows.csv", "--map", "bad.yaml"], 64,
            "muster: bad.yaml, line 2: occured is unknown here; did you mean occurred?"
        ),
        (
            ["rows.csv", "--map", "map.yaml", "--output", "rows.csv"], 64,
            "muster: rows.csv: would be read and overwritten"
        ),
        (["rows.csv", "--map", "map.yaml", "--output", "no/out"], 74, "muster: no/out: cannot be written"),
        (["empty.csv", "--map", "map.yaml"], 65, "muster: empty.csv: there is nothing in it; export it again"),
        (["rows.csv", "--map", "map.yaml", "--encoding", "koi8"], 64, "Error: "),
        (
            ["rows.csv", "--map", "other.yaml"], 64,
            "muster: other.yaml, line 2: rows.csv has no column whem; did you mean when?"
        ),
    ])
    func `says what is wrong with its use`(words: [String], code: Int32, said: String) throws {
        let work = try WorkFolder()
        try work.write("rows.csv", "id,when\n1,2024-01-01\n")
        try work.write("empty.csv", "")
        try work.write("map.yaml", "event: e\noccurred: when\nkey: id\nparams: {id: id}\n")
        try work.write("bad.yaml", "event: e\noccured: when\n")
        try work.write("other.yaml", "event: e\noccurred: whem\n")
        let outcome = try BuiltProgram.run(
            ["convert"] + words + (words.contains("--map") ? ["--quiet"] : []),
            in: work.folder
        )
        #expect(outcome.code == code)
        #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
        #expect(String(decoding: try work.bytes(of: "rows.csv"), as: UTF8.self) == "id,when\n1,2024-01-01\n")
    }
}
