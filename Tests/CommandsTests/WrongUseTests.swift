import Foundation
import Testing

struct `A command line that cannot be followed` {
    @Test(arguments: WrongUse.all)
    func `ends with code 64, says why on standard error, and prints no result`(use: WrongUse) throws {
        let work = try WorkFolder()
        try work.importShop()
        try work.write("folder/notes.txt", "nothing to import")
        let outcome = try BuiltProgram.run(use.words, in: work.folder, input: Data(), environment: [:])
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        try #require(lines.count >= use.said.count, "\(outcome.errors)")
        for (line, wanted) in zip(lines, use.said) { #expect(line.hasPrefix(wanted)) }
    }

    @Test func `leaves no database behind`() throws {
        let work = try WorkFolder()
        #expect(try work.run("import", "nowhere.json").code == 64)
        #expect(try work.run("info").code == 64)
        #expect(try work.run("preview", "did orderCreated").code == 64)
        #expect(!work.has("muster.sqlite"))
    }
}
