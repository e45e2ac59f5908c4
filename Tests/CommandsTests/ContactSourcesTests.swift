import Foundation
import Testing

struct `Contact lists` {
    /// The names of imports in the order in which they were read.
    private static func sources(_ work: WorkFolder) throws -> [String] {
        struct Info: Decodable {
            struct Import: Decodable {
                let source: String
                let of: String
            }
            let imports: [Import]
        }
        let imports = try work.run("info", "--format", "json").json(as: Info.self).imports
        #expect(imports.allSatisfy { $0.of == "contacts" })
        return imports.map(\.source)
    }

    private static func city(_ work: WorkFolder) throws -> String? {
        try work.run("sql", "SELECT city FROM contacts").lines.last
    }

    @Test func `of folders and patterns come in the order of their paths, each once, and what is left out is said`()
        throws
    {
        let work = try WorkFolder()
        // Of several rows about one person the last counts, which shows the order in which the lists were read.
        try work.write("lists/b.csv", "email,city\na@x.com,Lviv\n")
        try work.write("lists/deep/a.json", #"{"contacts":[{"email":"a@x.com","city":"Odesa"}]}"#)
        try work.write("lists/a.tsv", "email\tcity\na@x.com\tKyiv\n")
        try work.write("lists/old.rejected.csv", "no list")
        try work.write("lists/readme.md", "no list")
        let outcome = try work.run("import", "--contacts", "lists", "--contacts", "lists/*.csv", "--time-zone", "UTC")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try Self.sources(work) == ["lists/a.tsv", "lists/b.csv", "lists/deep/a.json"])
        #expect(try Self.city(work) == "Odesa")
        #expect(outcome.errors.contains("muster: lists/b.csv: is named twice and read once\n"))
        #expect(
            outcome.errors.contains(
                "muster: left out, since they do not look like contact lists: lists/old.rejected.csv, lists/readme.md"
            )
        )
        for (path, wanted) in [("none/*.csv", "no file or folder fits"), ("lists/deep/none", "no such file or folder")]
        {
            let missing = try work.run("import", "--contacts", path)
            #expect(missing.code == 64 && missing.errors.contains("\(path): \(wanted)"))
        }
        try work.write("empty/readme.md", "no list")
        let empty = try work.run("import", "--contacts", "empty")
        #expect(empty.code == 64 && empty.errors.contains("empty: the folder has no contact lists; files must end in"))
    }

    @Test(arguments: ["email,city\na@x.com,Kyiv\n", #"{"contacts":[{"email":"a@x.com","city":"Kyiv"}]}"#])
    func `come from standard input and from pipes as from a file, packed or not`(list: String) throws {
        let work = try WorkFolder()
        try work.write("list", list)
        // Longer than what is looked at to tell what it is.
        let long = list.replacing("Kyiv", with: "Kyiv" + String(repeating: " ", count: 9_000))
        for (database, input) in [("a", Data(list.utf8)), ("b", Data(long.utf8))] {
            let outcome = try work.run(
                "--database",
                database,
                "import",
                "--contacts",
                "-",
                "--time-zone",
                "UTC",
                "--format",
                "json",
                input: input
            )
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.output.contains(#""contactLists":{"rows":{"read":1,"stored":1,"#))
        }
        let shell = try Tool.run(
            "/bin/bash",
            [
                "-c",
                "gzip -c list | '\(BuiltProgram.file.path)' --database c import --contacts /dev/stdin --time-zone UTC --format json",
            ],
            in: work.folder
        )
        #expect(shell.contains(#""contactLists":{"rows":{"read":1,"stored":1,"#), "\(shell)")
        for database in ["a", "b", "c"] {
            let rows = try work.run("--database", database, "sql", "SELECT email, trim(city) AS city FROM contacts")
            #expect(rows.lines == ["email,city", "a@x.com,Kyiv"])
        }
        let both = try work.run("import", "--contacts", "-", "-")
        #expect(both.code == 64 && both.errors.contains("standard input can be read once"))
    }
}
