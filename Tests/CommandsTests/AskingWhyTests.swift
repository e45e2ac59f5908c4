import Testing

struct `The page on asking why` {
    @Test func `tells the README's story on as the program does`() throws {
        let work = try WorkFolder()
        try work.write("orders.json", try #require(Readme.blocks("json").first))
        try work.run("import", "orders.json", "--time-zone", "Europe/Kyiv")
        let steps = try Readme.blocks("console", of: "documentation/asking-why.md").flatMap { Story($0).steps }
        #expect(steps.count >= 4)
        for step in steps {
            let said = try Story.run(step, in: work)
            #expect(step.lines == said.output + said.errors, "muster \(step.command)")
        }
    }
}
