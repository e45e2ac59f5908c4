import Foundation
import Testing

struct `An export` {
    @Test func `gives the stored events back, byte for byte where they came minified`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let outcome = try work.run("export")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output == SmallShop.stored)
    }

    @Test func `imported into another database gives the same export again`() throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "200", "--seed", "5").bytes
        #expect(
            try work.run("--database", "a.sqlite", "import", "-", "--time-zone", "Europe/Kyiv", input: sample).code == 0
        )
        let first = try work.run("--database", "a.sqlite", "export").bytes
        #expect(first == sample)
        #expect(
            try work.run("--database", "b.sqlite", "import", "-", "--time-zone", "Europe/Kyiv", input: first).code == 0
        )
        #expect(try work.run("--database", "b.sqlite", "export").bytes == first)
    }

    @Test func `keeps digits, kinds, order and unknown members`() throws {
        let work = try WorkFolder()
        let event =
            #"{"occurred":"2024-01-31T08:30:15.250+02:00","source":{"app":[1,2.50,1e5]},"params":[{"value":"0042","name":"a"},"#
            + #"{"name":"b","value":258.0},{"name":"c","value":"258.0"},{"name":"d","value":12345678901234567890123},"#
            + #"{"name":"a","value":null},{"name":"e","value":"[{\"x\": 1}, {\"y\": \"\\u0456\"}]"},"#
            + #"{"name":"f","value":[{"x":true},{}]},{"name":"ґ","value":"їжак\n"}],"eventTypeKey":"odd"}"#
        #expect(try work.run("import", "-", "--time-zone", "Europe/Kyiv", input: Data(event.utf8)).code == 0)
        #expect(try work.run("export").output == event + "\n")
    }

    @Test(arguments: ["all.ndjson", "all.json", "all.json.gz", "all.ndjson.zst", "requests/"])
    func `to a file or folder gives the same database when it is imported`(output: String) throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "300", "--seed", "5").bytes
        try work.run("--database", "a.sqlite", "import", "-", "--time-zone", "Europe/Kyiv", input: sample)
        #expect(try work.run("--database", "a.sqlite", "export", "--output", output).code == 0)
        let imported = try work.run(
            "--database",
            "b.sqlite",
            "import",
            output,
            "--time-zone",
            "Europe/Kyiv",
            "--format",
            "json"
        )
        #expect(imported.code == 0)
        let counts = try imported.json(as: ImportResult.self)
        #expect(counts.events.duplicate == 0)
        #expect(counts.events.rejected == 0)
        #expect(try work.run("--database", "b.sqlite", "export").bytes == sample)
        func figures(_ database: String) throws -> [String] {
            try work.run("--database", database, "info", "--format", "csv").lines
        }
        #expect(try figures("a.sqlite") == figures("b.sqlite"))
        #expect(try work.run("--database", "b.sqlite", "info", "--verify").code == 0)
    }

    /// Fields of items and kinds of values come back as a map says, so that the figures are held against each other, and not
    /// the bytes.
    @Test(arguments: [["--lines", "--type", "orderCreated"], []])
    func `as CSV gives the same orders when it is converted by the map that is suggested for it`(
        options: [String]
    ) throws {
        let work = try WorkFolder()
        let sample = try work.run("sample", "--orders", "300", "--seed", "8").bytes
        try work.run("--database", "a.sqlite", "import", "-", "--time-zone", "UTC", input: sample)
        let export = ["--database", "a.sqlite", "export"]
        let type = options.isEmpty ? [] : ["--type", "orderCreated"]
        try work.write("kept.ndjson", try BuiltProgram.run(export + type, in: work.folder).bytes)
        try work.run("--database", "a2.sqlite", "import", "kept.ndjson", "--time-zone", "UTC")
        _ = try BuiltProgram.run(export + ["--format", "csv", "--output", "e.csv"] + options, in: work.folder)
        try work.write("map.yaml", try work.run("convert", "e.csv", "--suggest").bytes)
        let converted = try work.run("convert", "e.csv", "--map", "map.yaml", "--output", "e.ndjson")
        #expect(converted.code == 0, "\(converted.errors)")
        try work.run("--database", "b.sqlite", "import", "e.ndjson", "--time-zone", "UTC")
        for words in [
            ["average-check", "--by", "city", "--as-of", "2024-12-31"],
            ["rfm", "--currency", "UAH", "--as-of", "2024-12-31"], ["info"],
            [
                "preview", "did orderCreated where any items (category = \"home\" and cost > 500)", "--as-of",
                "2024-12-31",
            ],
            ["sql", "SELECT sum(quantity), sum(quantity * cost), count(DISTINCT externalItemId) FROM items"],
        ] {
            func figures(_ database: String) throws -> [String] {
                try BuiltProgram.run(["--database", database] + words + ["--format", "csv"], in: work.folder).lines
            }
            #expect(try figures("a2.sqlite").count > 1)
            #expect(try figures("a2.sqlite") == figures("b.sqlite"), "\(words)")
        }
    }

    @Test func `as requests has at most 500 events in each`() throws {
        let work = try WorkFolder()
        let lines = (0..<1001).map { #"{"eventTypeKey":"visit","occurred":"2024-01-01","keyValue":"\#($0)"}"# }
        try work.run("import", "-", input: Data(lines.joined(separator: "\n").utf8))
        func request(_ events: ArraySlice<String>) -> String { "{\"events\":[" + events.joined(separator: ",") + "]}" }
        let expected = [request(lines[..<500]), request(lines[500..<1000]), request(lines[1000...])]
        #expect(try work.run("export", "--format", "json").lines == expected)
        let outcome = try work.run("export", "--format", "json", "--output", "requests")
        #expect(outcome.code == 0)
        #expect(
            try String(decoding: work.bytes(of: "requests"), as: UTF8.self) == expected.joined(separator: "\n") + "\n"
        )
        #expect(try work.run("export", "--output", "folder/").errors == "3 requests written to folder/\n")
        for (number, text) in expected.enumerated() {
            #expect(
                try String(decoding: work.bytes(of: "folder/events-00000\(number + 1).json"), as: UTF8.self) == text
            )
        }
        let again = try work.run("export", "--output", "folder/")
        #expect(again.code == 74)
        #expect(again.errors.hasPrefix("muster: folder/: has requests already, events-000001.json for one;"))
    }

    @Test func `of types, a period and a segment has those events alone`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let stored = SmallShop.stored.split(separator: "\n").map(String.init)
        func export(_ options: [String]) throws -> [String] {
            try BuiltProgram.run(["export"] + options, in: work.folder).lines
        }
        for type in ["orderCreated", "orderDelivered", "visit"] {
            let expected = stored.filter { $0.contains("\"eventTypeKey\":\"\(type)\"") }
            #expect(try export(["--type", type]) == expected)
        }
        let times = try export(["--format", "csv", "--columns", "occurred"]).dropFirst()
        let days = times.map { String($0.prefix(10)) }
        for day in Set(days) {
            #expect(try export(["--from", day, "--to", day]) == zip(days, stored).filter { $0.0 == day }.map(\.1))
        }
        let segment = "contact.email is set"
        let members = Set(
            try work.run("preview", segment, "--format", "csv", "--columns", "contact").lines.dropFirst()
        )
        let owners = try export(["--format", "csv", "--columns", "event,contact"]).dropFirst().map {
            String($0.split(separator: ",", omittingEmptySubsequences: false)[1])
        }
        #expect(!members.isEmpty)
        #expect(try export(["--segment", segment]) == zip(owners, stored).filter { members.contains($0.0) }.map(\.1))
    }

    @Test func `as CSV has a column for everything, or those that are named`() throws {
        let work = try WorkFolder()
        let event =
            #"{"eventTypeKey":"orderCreated","keyValue":"k","occurred":"2024-01-31T08:30","params":[{"name":"email","value":"a@x.ua"},"#
            + #"{"name":"phone","value":"+380 (44) 123-45-67"},{"name":"note","value":"=1+2"},{"name":"sum","value":-5.50},"#
            + #"{"name":"type","value":"t;u"},{"name":"empty","value":""},{"name":"ok","value":true},"#
            + #"{"name":"items","value":[{"id":"1","cost":2},{"id":"2"}]}]}"#
        let plain = #"{"eventTypeKey":"visit","occurred":"2024-02-01"}"#
        try work.run("import", "-", "--time-zone", "UTC", input: Data("\(event)\n\(plain)".utf8))
        #expect(
            try work.run("export", "--format", "csv").output == """
                event,type,contact,key,occurred,import,email,phone,note,sum,param:type,empty,ok,items\r
                0,orderCreated,a@x.ua,k,2024-01-31T08:30:00,1,a@x.ua,+380 (44) 123-45-67,'=1+2,-5.50,t;u,"",true,\
                "[{""id"":""1"",""cost"":2},{""id"":""2""}]"\r
                1,visit,,,2024-02-01T00:00:00,1,,,,,,,,\r

                """
        )
        let lines = try work.run(
            "export",
            "--format",
            "csv",
            "--lines",
            "--columns",
            "event,line,items.id, items.cost ,param:type,note",
            "--delimiter",
            "semicolon",
            "--bom",
            "--no-formula-guard"
        )
        #expect(
            lines.output
                == "\u{FEFF}event;line;items.id;items.cost;param:type;note\r\n0;1;1;2;\"t;u\";=1+2\r\n0;2;2;;\"t;u\";=1+2\r\n"
        )
        #expect(lines.errors == "hint: 1 event without order lines have no row; leave --lines out for them\n")
        let wrong = try work.run("export", "--format", "csv", "--columns", "event,emial")
        #expect(wrong.code == 64)
        #expect(wrong.errors.hasPrefix("muster: --columns: no column is called \"emial\"; did you mean email?\n"))
        #expect(try work.run("export", "--type", "orderCreatd").errors.contains("did you mean orderCreated?"))
        #expect(try work.run("export", "--type", "orderUpdated").output.isEmpty)
    }

    @Test func `that cannot be written leaves nothing behind`() throws {
        let work = try WorkFolder()
        try work.importShop()
        for name in ["no/such/a.json", "no/such/a.sqlite", "no/such/folder/"] {
            #expect(try work.run("export", "--output", name).code == 74)
        }
        try work.write("old.sqlite", "precious")
        let refused = try work.run("export", "--output", "old.sqlite")
        #expect(refused.code == 74)
        #expect(refused.errors.hasPrefix("muster: old.sqlite: is there already, and is not written over"))
        #expect(try work.bytes(of: "old.sqlite") == Data("precious".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: work.folder.path).sorted()
        #expect(names == [".streams", "muster.sqlite", "old.sqlite", "shop.ndjson"])
    }
}
