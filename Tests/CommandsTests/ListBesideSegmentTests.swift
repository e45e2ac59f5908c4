import Testing

struct `A file that a segment names` {
    /// What gives a segment to a command; `FILE` stands for the segment.
    private static let commands: [[String]] = [
        ["preview", "FILE"],
        ["explain", "FILE", "--contact", "taras@example.com"],
        ["history", "FILE"],
        ["overlap", "FILE", "did orderCreated"],
        ["diff", "FILE", "did orderCreated"],
        ["rfm", "--segment", "FILE"],
        ["average-check", "--segment", "FILE"],
        ["export", "--segment", "FILE"],
    ]

    /// A list of two contacts, and one of another.
    private static let right = "email\ntaras@example.com\niryna@example.com\n"
    private static let wrong = "email\nolena@example.com\n"

    private static func shop(_ files: [String: String]) throws -> WorkFolder {
        let work = try WorkFolder()
        try work.importShop()
        for (name, text) in files { try work.write(name, text) }
        return work
    }

    private static func run(_ command: [String], _ segment: String, in work: WorkFolder) throws -> String {
        let words = command.map { $0 == "FILE" ? segment : $0 } + ["--as-of", "2024-12-31"]
        let outcome = try BuiltProgram.run(words, in: work.folder)
        #expect(outcome.code == 0, "\(words): \(outcome.errors)")
        return outcome.output
    }

    @Test(arguments: commands)
    func `is the one beside the segment's own file, in every command`(_ command: [String]) throws {
        let text = #"in list "list.csv""#
        for segment in ["sub/some.segment", "queries/sub/some.segment"] {
            let folder = String(segment.dropLast("some.segment".count))
            let beside = try Self.shop([
                segment: text, folder + "list.csv": Self.right, "list.csv": Self.wrong, "queries/list.csv": Self.wrong,
            ])
            // Without one beside the segment, that of the working folder counts.
            let alone = try Self.shop([segment: text, "list.csv": Self.right])
            let other = try Self.shop([segment: text, "list.csv": Self.wrong, "queries/list.csv": Self.right])
            let found = try Self.run(command, segment, in: beside)
            #expect(found == (try Self.run(command, segment, in: alone)))
            #expect(found != (try Self.run(command, segment, in: other)))
        }
    }

    private static func members(_ segment: String, _ files: [String: String]) throws -> Set<String> {
        let outcome = try shop(files).run("preview", segment, "--as-of", "2024-12-31", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return Set(try outcome.json(as: PreviewResult.self).sample.map(\.contact))
    }

    @Test func `is looked for from the saved segment that names it, whoever refers to that`() throws {
        let files = [
            "queries/team/some.segment": #"in list "list.csv""#, "queries/team/list.csv": Self.right,
            "queries/list.csv": Self.wrong, "list.csv": Self.wrong,
            "sub/list.csv": "email\nnobody@example.com\n",
            "sub/outer.segment": #"in segment "team/some" or in list "list.csv""#,
        ]
        let two: Set = ["taras@example.com", "iryna@example.com"]
        #expect(try Self.members("team/some", files) == two)
        #expect(try Self.members(#"in segment "team/some""#, files) == two)
        #expect(try Self.members("sub/outer.segment", files) == two)
        #expect(try Self.members(#"in list "list.csv""#, files) == ["olena@example.com"])
    }

    @Test func `is found by a check and from the JSON form, too`() throws {
        let work = try Self.shop(["sub/some.segment": #"in list "list.csv""#, "sub/list.csv": Self.right])
        let check = try work.run("segments", "check", "sub/some.segment")
        #expect(check.code == 0, "\(check.output)\(check.errors)")
        #expect(try work.run("segments", "check", "sub").code == 0)
        let json = try work.run("segments", "format", "sub/some.segment", "--to", "json").output
        try work.write("sub/other.segment.json", json)
        let members = try work.run("preview", "sub/other.segment.json", "--as-of", "2024-12-31", "--format", "json")
        #expect(try members.json(as: PreviewResult.self).contacts == 2)
    }

    @Test func `may be one of thresholds`() throws {
        func thresholds(_ monetary: String) -> String {
            "currency: UAH\nrecency: [30, 90, 180, 365]\nfrequency: [2, 3, 5, 10]\nmonetary: \(monetary)\n"
        }
        // Both ordered once within 30 to 89 days: 1250 is a score of 4 by the one file, and every sum is 1 by the other.
        let files = [
            "sub/some.segment": #"rfm("mine.yaml") score = 414"#, "sub/mine.yaml": thresholds("[100, 400, 1000, 3000]"),
            "mine.yaml": thresholds("[10000, 20000, 30000, 40000]"),
        ]
        #expect(try Self.members("sub/some.segment", files) == ["olena@example.com"])
    }
}
