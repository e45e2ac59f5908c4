import Foundation
import Testing

struct `Every command` {
    @Test func `has an abstract of one sentence, and an example that calls it`() throws {
        let commands = try CommandTree.read().everyCommand
        #expect(commands.count >= 30)
        for (words, command) in commands {
            let name = words.joined(separator: " ")
            let abstract = try #require(command.abstract, "\(name) has no abstract")
            #expect(abstract.hasSuffix(".") && abstract.first?.isUppercase == true, "\(name): \(abstract)")
            let discussion = try #require(command.discussion, "\(name) has no discussion")
            let examples = discussion.components(separatedBy: "Examples:\n").dropFirst().joined().split(separator: "\n")
            let longest = examples.map(\.count).max() ?? 0
            #expect(longest <= 79, "\(name) has an example that the help breaks in two")
            #expect(examples.contains { $0.contains("muster") && $0.contains(" \(name)") }, "\(name) has no example")
        }
    }

    @Test func `that asks a database has examples that can be pasted, in the shop with which the help begins`() throws {
        let work = try WorkFolder()
        try work.write("shop.ndjson", try work.run("sample", "--orders", "1000", "--seed", "7").bytes)
        try work.run("import", "shop.ndjson")
        for name in ["vip", "lapsed-buyers", "old", "new"] { try work.write("\(name).segment", "order count >= 2\n") }
        let asking: Set = [
            "preview", "history", "overlap", "diff", "rfm", "average-check", "report", "sql", "export", "info",
        ]
        var count = 0
        for command in try CommandTree.read().commands where asking.contains(command.commandName) {
            let examples = (command.discussion ?? "").components(separatedBy: "Examples:\n").dropFirst().joined()
            for line in examples.split(separator: "\n") {
                let example = line.drop { $0 == " " }.replacing(#/ > [\w.]+$/#, with: "")
                guard example.hasPrefix("muster "), !example.contains("--database") else { continue }
                let words = Story.words(of: String(example.dropFirst("muster ".count)))
                let outcome = try BuiltProgram.run(words, in: work.folder)
                #expect(outcome.code == 0, "\(example): \(outcome.errors)")
                count += 1
            }
        }
        #expect(count >= 25)
    }

    @Test func `says what each of its arguments is for`() throws {
        for (_, command) in try CommandTree.read().everyCommand {
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                let abstract = argument.abstract ?? ""
                #expect(abstract.hasSuffix("."), "\(command.commandName) \(argument.valueName ?? ""): \(abstract)")
            }
        }
    }

    @Test func `prints its help, with its abstract first and its usage, and exits with 0`() throws {
        let work = try WorkFolder()
        for (words, command) in try CommandTree.read().everyCommand {
            let help = try BuiltProgram.run(words + ["--help"], in: work.folder)
            #expect(help.code == 0)
            #expect(help.errors.isEmpty)
            #expect(Self.unwrapped(help.output).hasPrefix("OVERVIEW: \(command.abstract ?? "") "))
            #expect(help.output.contains("USAGE: muster \(words.joined(separator: " "))"))
        }
    }

    @Test func `that writes CSV says how, and one that may take long can be told to be quiet`() throws {
        for (words, command) in try CommandTree.read().everyCommand {
            let names = Set((command.arguments ?? []).flatMap(\.longNames))
            let formats = (command.arguments ?? []).filter { $0.longNames == ["format"] }.flatMap { $0.allValues ?? [] }
            if formats.contains("csv") {
                #expect(names.isSuperset(of: ["delimiter", "bom", "no-formula-guard"]), "\(words)")
                #expect(Set(formats).isSuperset(of: ["json", "ndjson"]), "\(words): \(formats)")
            }
        }
        let long = [
            "import", "convert", "audit", "preview", "explain", "history", "overlap", "diff", "segments check", "rfm",
            "average-check", "report", "sql", "push", "push retry", "push undo", "export", "info", "undo", "delete",
            "compact", "sample",
        ]
        let quiet = try CommandTree.read().everyCommand
            .filter { ($0.command.arguments ?? []).contains { $0.longNames == ["quiet"] } }
            .map { $0.words.joined(separator: " ") }
        #expect(Set(quiet).isSuperset(of: long))
    }

    @Test func `stands in the README's table of commands, and no other does`() throws {
        let readme = try Readme.text()
        let table = readme.components(separatedBy: "| command | does |\n").dropFirst().joined()
        let rows = table.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix {
            $0.hasPrefix("| `")
        }
        let named = rows.compactMap { $0.split(separator: "`").dropFirst().first?.split(separator: " ").first }
        #expect(named.map(String.init).sorted() == (try CommandTree.read().commands.map(\.commandName).sorted()))
    }

    /// The text with each run of blanks and line ends as one blank.
    private static func unwrapped(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
