import Foundation
import Testing

struct `A result` {
    @Test func `is CSV in a pipe and a table on a terminal, with the same content`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let piped = try work.run("preview", "--list")
        #expect(piped.lines.first == "segment,about")
        let terminal = try Terminal()
        #expect(try work.run("preview", "--list", output: terminal.screen).code == 0)
        let table = try terminal.text()
        #expect(table == (try work.run("preview", "--list", "--format", "table").output))
        #expect(table != piped.output)
        for line in piped.lines {
            let name = line.prefix { $0 != "," }
            let about = line.dropFirst(name.count + 1).replacing("\"", with: "")
            #expect(table.contains(name) && table.contains(about))
        }
    }

    @Test(arguments: [["info"], ["preview", "did orderCreated", "--as-of", "2024-12-31"], ["import", "shop.ndjson"]])
    func `in a pipe is the same as with --format csv`(words: [String]) throws {
        let work = try WorkFolder()
        try work.importShop()
        let plain = try BuiltProgram.run(words, in: work.folder, input: Data(), environment: [:])
        let asked = try BuiltProgram.run(words + ["--format", "csv"], in: work.folder, input: Data(), environment: [:])
        #expect(plain.output == asked.output)
        #expect(plain.lines.count > 1)
    }

    @Test(arguments: [40, 60])
    func `in a pipe is as wide as COLUMNS says, also where its columns must stand below one another`(width: Int) throws
    {
        let work = try WorkFolder.withOrderShop()
        for words in [["average-check", "--by", "month"], ["preview", "order count >= 1"], ["sql", "--list"]] {
            let wide = try BuiltProgram.run(words + ["--format", "table"], in: work.folder)
            let narrow = try BuiltProgram.run(
                words + ["--format", "table"],
                in: work.folder,
                environment: ["COLUMNS": String(width)]
            )
            #expect(wide.lines.contains { $0.count > width })
            // The text of the segment above a table is no table.
            #expect(narrow.lines.dropFirst(4).allSatisfy { $0.count <= width }, "\(words)\n\(narrow.output)")
            #expect(narrow.lines.count > wide.lines.count)
        }
    }

    @Test func `of info has the counts of the imports, in JSON and in CSV`() throws {
        let work = try WorkFolder()
        try work.importShop()
        let result = try work.run("info", "--format", "json").json(as: InfoResult.self)
        #expect(result.format == 7)
        #expect(result.timeZone == "UTC")
        #expect(result.events == 6)
        #expect(result.contacts == 3 && result.unidentified == 1)
        #expect(result.orders == 2)
        #expect(result.imports.map(\.counts) == [.init(read: 8, stored: 6, duplicate: 1, rejected: 1)])
        #expect(
            try work.run("info", "--format", "csv").lines == [
                "event type,events,earliest,latest",
                "orderCreated,2,2024-11-02T10:15,2024-11-20T18:40",
                "orderDelivered,2,2024-11-24T12:00,2024-12-03T12:00",
                "productViewed,2,2024-12-01T09:30,2024-12-02T09:30",
            ]
        )
    }
}
