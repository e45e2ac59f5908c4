import Testing

struct `The sample` {
    @Test func `is the same for the same numbers, another for another seed, and imports whole`() throws {
        let work = try WorkFolder()
        let first = try work.run("sample", "--orders", "150", "--seed", "7")
        #expect(first.code == 0 && first.errors.isEmpty)
        #expect(try work.run("sample", "--orders", "150", "--seed", "7").bytes == first.bytes)
        #expect(try work.run("sample", "--orders", "150", "--seed", "8").bytes != first.bytes)
        let outcome = try work.run("import", "-", "--format", "json", input: first.bytes)
        #expect(outcome.code == 0)
        let result = try outcome.json(as: ImportResult.self)
        #expect(result.events.stored == first.lines.count)
        #expect(result.orders.total == 150)
    }

    @Test func `of no orders and one contact is still no failure`() throws {
        let outcome = try WorkFolder().run("sample", "--orders", "0", "--seed", "1", "--contacts", "1")
        #expect(outcome.code == 0)
    }
}
