import Testing

struct `A segment` {
    private static func shop() throws -> WorkFolder {
        let work = try WorkFolder()
        try work.importShop()
        return work
    }

    private static func contacts(_ segment: String, in work: WorkFolder) throws -> Int {
        let outcome = try work.run("preview", segment, "--as-of", "2024-12-31", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.json(as: PreviewResult.self).contacts
    }

    @Test func `that ships with the program previews by its name, each of them`() throws {
        let work = try WorkFolder()
        try work.run("import", "-", input: try work.run("sample", "--orders", "400", "--seed", "3").bytes)
        let names = try work.run("preview", "--list").lines.dropFirst().compactMap { $0.split(separator: ",").first }
        #expect(names.count >= 6)
        for name in names {
            let outcome = try work.run("preview", String(name), "--as-of", "2024-12-31", "--format", "json")
            #expect(outcome.code == 0, "\(name): \(outcome.errors)")
            #expect(try outcome.json(as: PreviewResult.self).of > 0)
        }
    }

    @Test func `is read from a file that ends in .segment, comments and line ends included`() throws {
        let work = try Self.shop()
        try work.write(
            "vip/spenders.segment",
            "# Who spent much.\ndid orderCreated\n  where totalCost > 1000 # hryvnias\n"
        )
        #expect(try Self.contacts("vip/spenders.segment", in: work) == 1)
    }

    @Test func `of the user's own folder goes by its name, in folders too, and before one that ships`() throws {
        let work = try Self.shop()
        try work.write("queries/mine.segment", "# Mine: whoever ordered.\ndid orderCreated\n")
        try work.write("queries/team/lookers.segment", "did productViewed")
        try work.write(
            "queries/champions.segment",
            "# Ours: whoever did anything.\ndid orderCreated or did productViewed"
        )
        #expect(try Self.contacts("mine", in: work) == 2)
        #expect(try Self.contacts("team/lookers", in: work) == 1)
        #expect(try Self.contacts("champions", in: work) == 3)
        let list = try work.run("preview", "--list").lines
        #expect(list.contains("mine,Mine: whoever ordered."))
        #expect(list.contains("champions,Ours: whoever did anything."))
        #expect(list.filter { $0.hasPrefix("champions,") }.count == 1)
    }

    @Test func `that is nearly a name of the user's own folder is named with it`() throws {
        let work = try Self.shop()
        try work.write("queries/spring-sale.segment", "did orderCreated")
        let outcome = try work.run("preview", "spring-sail")
        #expect(outcome.code == 64)
        #expect(
            outcome.errors.hasPrefix("muster: there is no saved segment \"spring-sail\"; did you mean spring-sale?\n")
        )
    }
}
